package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.Test;

class SortedQuadsTest {
  private static DatasetGraph trig(String text) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    RDFParser.fromString(text, Lang.TRIG).parse(dataset);
    return dataset;
  }

  private static String written(DatasetGraph dataset) throws IOException {
    return new String(Written.bytes(dataset), StandardCharsets.UTF_8);
  }

  @Test
  void sortsByCodePoint() throws IOException {
    String text =
        written(
            trig(
                """
                <https://e.org/b> <https://e.org/p> "\uFF5E", "\uD83D\uDE00", "z" .
                <https://e.org/g> { <https://e.org/a> <https://e.org/p> "1"^^<https://e.org/t>, "x"@en }
                """));
    assertThat(text)
        .isEqualTo(
            """
            <https://e.org/a> <https://e.org/p> "1"^^<https://e.org/t> <https://e.org/g> .
            <https://e.org/a> <https://e.org/p> "x"@en <https://e.org/g> .
            <https://e.org/b> <https://e.org/p> "z" .
            <https://e.org/b> <https://e.org/p> "\uFF5E" .
            <https://e.org/b> <https://e.org/p> "\uD83D\uDE00" .
            """);
  }

  @Test
  void escapesAsTheCanonicalFormDemands() throws IOException {
    DatasetGraph dataset = DatasetGraphFactory.create();
    Node a = NodeFactory.createURI("https://e.org/a");
    String text = "a\tb\nc\rd\"e\\f\b\f\u0000\u007F\u00E9";
    dataset.add(Quad.defaultGraphIRI, a, a, NodeFactory.createLiteralString(text));
    assertThat(written(dataset))
        .isEqualTo(
            "<https://e.org/a> <https://e.org/a> \"a\\tb\\nc\\rd\\\"e\\\\f\\b\\f\\u0000\\u007F\u00E9\" .\n");
    DatasetGraph back = DatasetGraphFactory.create();
    SortedQuads.read(new ByteArrayInputStream(Written.bytes(dataset)), back);
    assertThat(back.contains(Node.ANY, a, a, NodeFactory.createLiteralString(text))).isTrue();
  }

  @Test
  void labelsListsByWhatTheyHold() throws IOException {
    String one = "<a:a> <a:p> ( <a:x> <a:y> ), ( <a:x> ( 1 2 ) ) . [] <a:q> ( <a:x> <a:y> ) .";
    String other = "[] <a:q> ( <a:x> <a:y> ) . <a:a> <a:p> ( <a:x> ( 1 2 ) ), ( <a:x> <a:y> ) .";
    assertThat(written(trig(one))).isEqualTo(written(trig(other)));
    assertThat(written(trig(one)))
        .isNotEqualTo(written(trig(one.replace("<a:x> <a:y>", "<a:y> <a:x>"))));
    DatasetGraph back = DatasetGraphFactory.create();
    SortedQuads.read(new ByteArrayInputStream(Written.bytes(trig(one))), back);
    assertThat(IsoMatcher.isomorphic(trig(one), back)).isTrue();
  }

  @Test
  void keepsEqualTreesApart() throws IOException {
    DatasetGraph twice = trig("[] <a:p> ( 1 2 ) . [] <a:p> ( 1 2 ) .");
    DatasetGraph back = DatasetGraphFactory.create();
    SortedQuads.read(new ByteArrayInputStream(Written.bytes(twice)), back);
    assertThat(IsoMatcher.isomorphic(twice, back)).isTrue();
    assertThat(written(twice)).isEqualTo(written(back));
  }

  @Test
  void refusesARing() {
    DatasetGraph ring = trig("_:a <a:p> _:b . _:b <a:p> _:a .");
    assertThatThrownBy(() -> written(ring))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ring");
  }

  @Test
  void readsRandomLiteralsBack() throws IOException {
    Random random = new Random(7);
    List<Quad> quads = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x1F000);
        if (c < 0xD800 || c > 0xDFFF) {
          text.appendCodePoint(c);
        }
      }
      Node node = NodeFactory.createURI("https://e.org/" + i);
      quads.add(new Quad(node, node, node, NodeFactory.createLiteralString(text.toString())));
    }
    DatasetGraph dataset = DatasetGraphFactory.create();
    quads.forEach(dataset::add);
    DatasetGraph back = DatasetGraphFactory.create();
    SortedQuads.read(new ByteArrayInputStream(Written.bytes(dataset)), back);
    assertThat(quads).allSatisfy(quad -> assertThat(back.contains(quad)).isTrue());
    Collections.shuffle(quads, random);
    DatasetGraph shuffled = DatasetGraphFactory.create();
    quads.forEach(shuffled::add);
    assertThat(Arrays.equals(Written.bytes(dataset), Written.bytes(shuffled))).isTrue();
  }

  @Test
  void writesTheWholeDatasetTheSameTwice() throws IOException {
    byte[] first =
        Written.bytes(GraphBuilder.load(GoldFacts.HOME).build(List.of(GoldFacts.firstSource())));
    byte[] second =
        Written.bytes(GraphBuilder.load(GoldFacts.HOME).build(List.of(GoldFacts.firstSource())));
    assertThat(Arrays.equals(first, second)).isTrue();
    DatasetGraph back = DatasetGraphFactory.create();
    SortedQuads.read(new ByteArrayInputStream(first), back);
    assertThat(Arrays.equals(Written.bytes(back), first)).isTrue();
  }
}
