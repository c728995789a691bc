package entente.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.source.Home;
import entente.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is extracted from documents whose format marks their structure. */
class MarkedDocumentsTest {
  private static final TextExtractor EXTRACTOR =
      TextExtractor.create(new Home(Path.of(System.getProperty("entente.home", "."))));
  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  private static Extraction extract(String file) {
    SourceReader reader = new SourceReader(SourceReader.DEFAULT_LIMIT, problem -> {});
    return EXTRACTOR.extract(reader.read(CORPUS.resolve(file), null));
  }

  private static Extraction extractPage(String content) {
    String page = "<!doctype html><html><body><main>" + content + "</main></body></html>";
    return EXTRACTOR.extract(
        new SourceReader(SourceReader.DEFAULT_LIMIT).read("-", page.getBytes(UTF_8), null));
  }

  /** Type, date and place of each fact of those types, e.g. {@code Meeting 2023-07-03 Tokyo}. */
  private static List<String> facts(Extraction extraction, FactType... types) {
    return extraction.facts().stream()
        .filter(f -> types.length == 0 || List.of(types).contains(f.type()))
        .map(f -> f.type().id() + " " + f.date() + " " + f.place())
        .sorted()
        .toList();
  }

  @Test
  void aPageStatesWhatItsTextStates() {
    for (String name : List.of("americas-policy", "singapore-signing")) {
      String number = name.startsWith("a") ? "01" : "08";
      Extraction text = extract(number + "-" + name + ".txt");
      Extraction page = extract(number + "h-" + name + ".html");
      assertThat(text.facts()).hasSizeGreaterThan(15);
      assertThat(facts(page)).isEqualTo(facts(text));
    }
  }

  @Test
  void readsRowsOfTablesAsSentences() {
    Extraction page = extract("06h-japan-page-2024.html");
    assertThat(facts(page, FactType.Meeting))
        .containsExactly(
            "Meeting 2023-07-03 Tokyo", "Meeting 2024-04-30 Brussels", "Meeting 2025 null");
    assertThat(facts(page, FactType.Signing))
        .containsExactly(
            "Signing 2023-07-03 Tokyo", "Signing 2023-07-03 Tokyo", "Signing 2024-04-30 Brussels");
    Fact first =
        page.facts().stream()
            .filter(f -> f.type() == FactType.Meeting && Integer.valueOf(1).equals(f.ordinal()))
            .findFirst()
            .orElseThrow();
    assertThat(first.evidence().of(page.document().text()))
        .isEqualTo(
            "First 3 July 2023 Tokyo Memoranda of Cooperation on semiconductors and on submarine"
                + " cables");
  }

  @Test
  void readsDatesThatColumnsTellTheMeaningOf() {
    Extraction page =
        extractPage(
            "<h1>Japan</h1><table><tr><th>Agreement</th><th>Signature</th><th>Entry into force"
                + "</th></tr><tr><td>EU-Japan Economic Partnership Agreement</td>"
                + "<td>17 July 2018</td><td>1 February 2019</td></tr></table>");
    assertThat(facts(page, FactType.Signing, FactType.EntryIntoForce))
        .containsExactly("EntryIntoForce 2019-02-01 null", "Signing 2018-07-17 null");
  }

  @Test
  void givesItemsTheirLeadAlsoAfterAnInnerList() {
    Extraction page =
        extractPage(
            "<h1>Japan</h1><p>The EU and Japan launched a Digital Partnership in 2022. The"
                + " Partnership aims to:</p><ul><li>secure supply chains for semiconductors:<ul>"
                + "<li>chips</li></ul></li><li>protect submarine cables;</li></ul>");
    assertThat(
            page.facts().stream()
                .filter(f -> f.type() == FactType.Objective)
                .map(f -> f.evidence().of(page.document().text()))
                .collect(Collectors.toSet()))
        .contains("protect submarine cables;");
  }

  @Test
  void leavesOutTheTailUntilAHigherHeading() {
    String fact = "<p>The EU and %s launched a digital partnership in March 2020.</p>";
    Extraction page =
        extractPage(
            "<h1>Partners</h1><h3>Related content</h3>"
                + fact.formatted("Norway")
                + "<h2>Canada</h2>"
                + fact.formatted("Canada"));
    assertThat(page.facts())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.parties()).contains("Canada"));
    assertThat(page.sentences()).extracting(Sentence::use).contains(Sentence.Use.TAIL);
  }

  @Test
  void everySentenceSlicesBackToTheText() {
    for (String file : List.of("01h-americas-policy.html", "06h-japan-page-2024.html")) {
      Extraction page = extract(file);
      String text = page.document().text();
      assertThat(page.sentences()).hasSizeGreaterThan(10);
      assertThat(page.sentences())
          .allSatisfy(s -> assertThat(s.span().of(text)).isEqualTo(s.span().of(text).strip()));
      assertThat(page.facts())
          .allSatisfy(f -> assertThat(f.evidence().end()).isLessThanOrEqualTo(text.length()));
    }
  }
}
