package entente.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The query files of the project are sound. */
class QueryFilesTest {
  private final QueryCatalog catalog = QueryCatalog.load(Path.of("queries"));

  @Test
  void thereAreManyQuestions() {
    assertThat(catalog.queries()).hasSizeGreaterThanOrEqualTo(45);
  }
}
