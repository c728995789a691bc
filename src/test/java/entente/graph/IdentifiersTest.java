package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.ProblemException;
import entente.vocab.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifiersTest {
  private static final Reference REFERENCE = Reference.load(GoldFacts.HOME);

  private static GraphBuilder.Built build(Identifiers earlier, String release, String... slugs) {
    return new GraphBuilder(REFERENCE, earlier, Curated.none())
        .build(List.of(slugs).stream().map(GoldFacts::read).toList(), release);
  }

  @Test
  void writesWhatItReads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("identifiers.tsv");
    Identifiers written = build(Identifiers.none(), "1", "asia-pacific").identifiers();
    written.write(file);
    Identifiers read = Identifiers.read(file);
    assertThat(read.rows()).hasSizeGreaterThan(100).isEqualTo(written.rows());
    assertThat(Files.readAllLines(file).get(0)).startsWith("#");
    assertThat(Identifiers.read(folder.resolve("none.tsv")).rows()).isEmpty();
  }

  @Test
  void aThingKeepsItsIriWhenItsDateIsRefined() {
    String iri = Ids.thing("instrument", "eu-japan-digital-partnership-2022");
    Identifiers first = build(Identifiers.none(), "1", "asia-pacific").identifiers();
    assertThat(first.knows(iri)).isTrue();
    GraphBuilder.Built second = build(first, "2", "asia-pacific", "05-japan-page-2023");
    assertThat(second.identifiers().rows())
        .filteredOn(row -> row.iri().equals(iri))
        .extracting(Identifiers.Row::since)
        .containsOnly("1");
    GraphBuilder.Built third = build(second.identifiers(), "3", "05-japan-page-2023");
    assertThat(third.identifiers().rows()).isEqualTo(second.identifiers().rows());
  }

  @Test
  void aReadableIriIsForEver() {
    String old = Ids.thing("mechanism", "the-old-name");
    Identifiers earlier =
        Identifiers.of(
            List.of(
                new Identifiers.Row(
                    old,
                    "mechanism|council digital partnership|actor/european-union+actor/south-korea",
                    "0",
                    "")));
    Identifiers later = build(earlier, "1", "asia-pacific").identifiers();
    assertThat(later.rows())
        .noneMatch(row -> row.iri().endsWith("/eu-korea-digital-partnership-council"));
    assertThat(later.rows()).anyMatch(row -> row.key().endsWith("/mechanism/the-old-name|#1"));
  }

  @Test
  void whatIsGoneStaysRecorded() {
    Identifiers first = build(Identifiers.none(), "1", "asia-pacific").identifiers();
    Identifiers second = build(first, "2", "10-multilateral-fora").identifiers();
    assertThat(second.rows()).containsAll(first.rows());
  }

  @Test
  void noIriIsGivenToTwoThings() {
    GraphBuilder.Built built =
        new GraphBuilder(REFERENCE, Identifiers.none(), Curated.none()).build(GoldFacts.all(), "1");
    TreeSet<String> bases = new TreeSet<>();
    for (Identifiers.Row row : built.identifiers().rows()) {
      assertThat(row.iri()).matches("https://w3id\\.org/entente/id/[a-z]+/[a-z0-9]+(-[a-z0-9]+)*");
      bases.add(row.iri());
    }
    assertThat(bases).hasSizeGreaterThan(300);
  }

  @Test
  void tellsALineThatIsNoIdentifier(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("identifiers.tsv"), "# head\nhttps://e.org/a\tkey\n");
    assertThatThrownBy(() -> Identifiers.read(file))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("identifiers.tsv:2: error EN-303")
        .hasMessageContaining("expected IRI, key, release and successor");
  }
}
