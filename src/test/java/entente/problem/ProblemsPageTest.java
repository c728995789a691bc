package entente.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code has its entry in docs/problems.md, and every entry its code. */
class ProblemsPageTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^### (EN-\\d+ \\w+)\\n(?=\\S)");

  @Test
  void pageAndCodesAreEqual() throws IOException {
    List<String> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(Files.readString(Path.of("docs/problems.md")));
    while (matcher.find()) {
      entries.add(matcher.group(1));
    }
    assertThat(entries)
        .hasSizeGreaterThan(40)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Code.values()).map(c -> c.id() + " " + c.name()).toList());
  }
}
