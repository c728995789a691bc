package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  @Test
  void dump() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SortedQuads.write(
        GraphBuilder.load(GoldFacts.HOME).build(List.of(GoldFacts.firstSource())), bytes);
    Files.write(Path.of("target/gold.nq"), bytes.toByteArray());
    bytes.reset();
    SortedQuads.write(GraphBuilder.load(GoldFacts.HOME).build(GoldFacts.all()), bytes);
    Files.write(Path.of("target/all.nq"), bytes.toByteArray());
    assertThat(bytes.size()).isPositive();
  }
}
