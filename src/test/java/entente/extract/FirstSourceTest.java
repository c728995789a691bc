package entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import entente.extract.Sentence.Use;
import entente.source.Home;
import entente.source.SourceDocument;
import entente.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the first source states, and the traps in it. */
class FirstSourceTest {
  private static final Home HOME = new Home(Path.of(System.getProperty("entente.home", ".")));
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final SourceDocument DOCUMENT =
      new SourceReader(50_000_000).readFolder(HOME.data().resolve("sources")).documents().get(0);
  private static final Extraction EXTRACTION = TextExtractor.create(HOME).extract(DOCUMENT);

  private static List<Fact> facts(String section) {
    return EXTRACTION.facts().stream().filter(f -> section.equals(f.section())).toList();
  }

  private static List<Fact> gold() throws IOException {
    return FactJson.read(
        "gold", Files.readAllLines(CORPUS.resolve("asia-pacific.gold.jsonl")), DOCUMENT.text());
  }

  private static boolean agrees(Fact gold, Fact fact) {
    return gold.type().kind() == fact.type().kind()
        && gold.evidence().overlaps(fact.evidence())
        && Objects.equals(gold.ordinal(), fact.ordinal())
        && (gold.date() == null || gold.date().equals(fact.date()));
  }

  @Test
  void findsTheCoreFactsOfTheAnnotatedSource() throws IOException {
    List<Fact> core = gold().stream().filter(f -> f.type().core()).toList();
    assertThat(core).hasSizeGreaterThan(70);
    long found =
        core.stream().filter(g -> EXTRACTION.facts().stream().anyMatch(f -> agrees(g, f))).count();
    assertThat((double) found / core.size()).isGreaterThan(.95);
  }

  @Test
  void noSentenceOfACoreFactEndsWithoutPattern() throws IOException {
    List<Fact> core = gold().stream().filter(f -> f.type().core()).toList();
    for (Sentence sentence : EXTRACTION.sentences()) {
      if (core.stream().anyMatch(f -> f.evidence().overlaps(sentence.span()))) {
        assertThat(sentence.use()).as(sentence.span().of(DOCUMENT.text())).isEqualTo(Use.USED);
      }
    }
  }

  @Test
  void keepsTheSummitAndDropsTheBrokenBeginning() {
    assertThat(facts("India"))
        .filteredOn(f -> f.type() == FactType.Summit)
        .singleElement()
        .satisfies(f -> assertThat(f.date()).isEqualTo("2020-07"))
        .satisfies(f -> assertThat(f.ordinal()).isEqualTo(15));
    assertThat(facts("India")).noneMatch(f -> f.parties().contains("Japan"));
    assertThat(EXTRACTION.sentences())
        .flatExtracting(Sentence::skipped)
        .extracting(s -> s.span().of(DOCUMENT.text()))
        .contains("On the 3 July 2023, the EU and Japan signed");
  }

  @Test
  void agreedToLaunchIsNoLaunch() {
    assertThat(facts("India"))
        .filteredOn(f -> f.type().name().contains("Launch"))
        .extracting(Fact::type)
        .containsExactly(FactType.AgreementToLaunch);
  }

  @Test
  void industryMemorandumIsBetweenTheAssociations() {
    assertThat(facts("Japan"))
        .filteredOn(f -> f.type() == FactType.MemorandumOfUnderstanding)
        .singleElement()
        .satisfies(f -> assertThat(f.parties()).containsExactlyInAnyOrder("5GPPP", "ARIB"));
  }

  @Test
  void noFirstMeetingIsInvented() {
    for (String section : List.of("China", "Japan")) {
      assertThat(facts(section))
          .filteredOn(f -> f.type() == FactType.Meeting)
          .extracting(Fact::ordinal)
          .doesNotContain(1);
    }
  }

  @Test
  void plansStayPlans() {
    assertThat(EXTRACTION.facts())
        .filteredOn(f -> f.type() == FactType.Meeting && "planned".equals(f.status()))
        .extracting(Fact::date)
        .containsExactlyInAnyOrder("2024", "2024");
  }

  @Test
  void namesWithYearsAreNoDates() {
    assertThat(EXTRACTION.facts())
        .filteredOn(f -> f.label().contains("Horizon 2020"))
        .isNotEmpty()
        .allMatch(f -> f.date() == null);
  }

  @Test
  void oneBodyHasOneName() {
    Set<String> written =
        EXTRACTION.facts().stream()
            .flatMap(f -> f.bodies().stream())
            .filter(b -> b.toLowerCase(java.util.Locale.ROOT).contains("connect"))
            .collect(java.util.stream.Collectors.toSet());
    assertThat(written).containsExactly("DG CONNECT");
  }

  @Test
  void thePagesTailStatesNothing() {
    int tail = DOCUMENT.text().indexOf("Latest News");
    assertThat(EXTRACTION.facts()).noneMatch(f -> f.evidence().start() >= tail);
    assertThat(EXTRACTION.sentences())
        .filteredOn(s -> s.span().start() >= tail)
        .isNotEmpty()
        .allMatch(s -> s.use() == Use.TAIL);
  }

  @Test
  void sentencesCoverTheWholeText() {
    StringBuilder rest = new StringBuilder(DOCUMENT.text());
    for (Sentence sentence : EXTRACTION.sentences()) {
      for (int i = sentence.span().start(); i < sentence.span().end(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    assertThat(rest.toString().replaceAll("[\\s-]", "")).isEmpty();
  }

  @Test
  void twoRunsGiveTheSameLines() throws IOException {
    StringBuilder one = new StringBuilder();
    StringBuilder two = new StringBuilder();
    FactJson.write(EXTRACTION, one);
    FactJson.write(TextExtractor.create(HOME).extract(DOCUMENT), two);
    assertThat(one).hasToString(two.toString());
    assertThat(FactJson.read("run", one.toString().lines().toList(), DOCUMENT.text()))
        .usingRecursiveComparison()
        .isEqualTo(EXTRACTION.facts());
  }
}
