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
  void labelsRingsAndLookAlikes() throws IOException {
    String ring = "_:%1$s <a:p> _:%2$s . _:%2$s <a:p> _:%3$s . _:%3$s <a:p> _:%1$s .";
    String clique = ring + " _:%1$s <a:q> _:%4$s . _:%4$s <a:q> _:%1$s .";
    for (String shape : List.of(ring, clique)) {
      String first = written(trig(shape.formatted("a", "b", "c", "d")));
      assertThat(written(trig(shape.formatted("d", "a", "b", "c")))).isEqualTo(first);
      assertThat(written(trig(shape.formatted("c", "d", "a", "b")))).isEqualTo(first);
      assertThat(first).contains("_:c14n0 ");
    }
  }

  @Test
  void labelsAsTheRecommendationDoes() throws IOException {
    // The examples of sections 4.2 to 4.4: unique and shared hashes.
    assertThat(
            written(
                trig(
                    """
                    PREFIX : <http://example.com/#>
                    :p :q _:e0 . :p :r _:e1 . _:e0 :s :u . _:e1 :t :u .
                    """)))
        .isEqualTo(
            """
            <http://example.com/#p> <http://example.com/#q> _:c14n0 .
            <http://example.com/#p> <http://example.com/#r> _:c14n1 .
            _:c14n0 <http://example.com/#s> <http://example.com/#u> .
            _:c14n1 <http://example.com/#t> <http://example.com/#u> .
            """);
    assertThat(
            written(
                trig(
                    """
                    PREFIX : <http://example.com/#>
                    :p :q _:e0, _:e1 . _:e0 :p _:e2 . _:e1 :p _:e3 . _:e2 :r _:e3 .
                    """)))
        .isEqualTo(
            """
            <http://example.com/#p> <http://example.com/#q> _:c14n2 .
            <http://example.com/#p> <http://example.com/#q> _:c14n3 .
            _:c14n0 <http://example.com/#r> _:c14n1 .
            _:c14n2 <http://example.com/#p> _:c14n1 .
            _:c14n3 <http://example.com/#p> _:c14n0 .
            """);
  }

  @Test
  void refusesDataMadeToBeSlow() {
    StringBuilder clique = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        if (i != j) {
          clique.append("_:n%d <a:p> _:n%d .%n".formatted(i, j));
        }
      }
    }
    DatasetGraph slow = trig(clique.toString());
    assertThatThrownBy(() -> written(slow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("look alike");
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
