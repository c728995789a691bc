package entente.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import entente.extract.Sentence.Use;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.source.Home;
import entente.source.Metadata;
import entente.source.SourceDocument;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reason why a sentence gives nothing, the date grammar, and text that nobody expects. */
class TextExtractorTest {
  private static final TextExtractor EXTRACTOR =
      TextExtractor.create(new Home(Path.of(System.getProperty("entente.home", "."))));

  private static Extraction extract(String text) {
    Metadata metadata =
        new Metadata("Japan", null, null, null, LocalDate.of(2024, 3, 26), "en", null, null);
    return EXTRACTOR.extract(new SourceDocument("text", "text", text, true, "0", metadata));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USED        | The EU and Japan signed a Memorandum of Cooperation on semiconductors.",
        "HEADING     | South Korea",
        "FURNITURE   | Share this page",
        "FURNITURE   | For more information see the page on Japan.",
        "TAIL        | Latest news",
        "QUOTATION   | “We will sign a treaty with Japan one day”, a spokesperson said.",
        "HEDGED      | If the EU were to sign an agreement with Japan, much would change.",
        "OUT_OF_SCOPE| The weather was fine.",
        "NO_PATTERN  | Japan and the EU continue to strengthen their ties in many areas of the Council.",
        "GARBLED     | ICT Dialogue ICT Dialogue ICT."
      })
  void saysWhatBecameOfASentence(Use use, String text) {
    assertThat(extract(text).sentences()).extracting(Sentence::use).containsExactly(use);
  }

  @Test
  void leavesASentenceAloneThatIsTooLong() {
    Extraction extraction = extract("The EU and Japan met " + "and met ".repeat(50_000) + ".");
    assertThat(extraction.facts()).isEmpty();
    assertThat(extraction.sentences()).extracting(Sentence::use).containsExactly(Use.TOO_LONG);
    assertThat(extraction.problems())
        .extracting(Problem::code, p -> p.place().line(), Problem::severity)
        .containsExactly(tuple(Code.SENTENCE_TOO_LONG, 1, Severity.WARNING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on 18 September 2023      | 2023-09-18",
        "on the 18 September 2023  | 2023-09-18",
        "on April 30, 2024         | 2024-04-30",
        "on 8 November, 2013       | 2013-11-08",
        "on 23-24 November 2023    | 2023-11-23/2023-11-24",
        "on May 2 and 3, 2024      | 2024-05-02/2024-05-03",
        "in June 2023              | 2023-06",
        "in 2014                   | 2014",
        "in early 2024             | 2024",
        "in the first half of 2024 | 2024-01/2024-06",
        "in the second quarter of 2025 | 2025-04/2025-06",
        "in autumn 2023            | 2023-23",
        "today                     | 2024-03-26",
        "yesterday                 | 2024-03-25",
        "last June                 | 2023-06",
        "last year                 | 2023"
      })
  void readsDates(String when, String edtf) {
    Extraction extraction = extract("The EU and Japan signed a Declaration on data " + when + ".");
    assertThat(extraction.facts())
        .filteredOn(f -> f.type() == FactType.Signing)
        .extracting(Fact::date)
        .containsExactly(edtf);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A treaty on science between the EU and Japan never saw the light of day.",
        "The EU and Japan never signed a Memorandum of Cooperation on data.",
        "The EU and Japan have not signed a Memorandum of Cooperation on data.",
        "The EU and Japan may sign a Memorandum of Cooperation on data."
      })
  void whatIsDeniedOrSupposedIsNoFact(String text) {
    assertThat(extract(text).facts()).isEmpty();
  }

  @Test
  void agreeingToDoSomethingIsNotTheDeed() {
    assertThat(
            extract("The EU and Japan agreed to open talks on a digital trade agreement.").facts())
        .extracting(Fact::type)
        .contains(FactType.Commitment)
        .doesNotContain(FactType.NegotiationsLaunched);
  }

  @Test
  void numbersInNamesAreNoDates() {
    assertThat(extract("The EU and Japan cooperate on 5G in Horizon 2020.").facts())
        .allMatch(f -> f.date() == null);
  }

  @Test
  void offsetsCountCodePoints() throws Exception {
    StringBuilder line = new StringBuilder();
    FactJson.write(extract("𝔘𝔈.\nThe EU and Japan signed a Declaration on data.\n"), line);
    assertThat(line.toString().lines().toList())
        .isNotEmpty()
        .allMatch(l -> l.contains("\"start\":4,"));
  }

  @Test
  void survivesWhateverComes() {
    String text =
        "On 30 April 2024, the EU and Japan (MIC) held their second Council – in “Tokyo”, signed: a"
            + " MoU on 5G; 1st, 2nd & 3rd. Minister Lee's UAE-EU’s office\n• x:\n";
    Random random = new Random(7);
    int rounds = Boolean.getBoolean("entente.long") ? 100_000 : 2_000;
    for (int i = 0; i < rounds; i++) {
      StringBuilder mutated = new StringBuilder(text);
      for (int k = 0; k < 6; k++) {
        int from = random.nextInt(mutated.length());
        int to = Math.min(mutated.length(), from + random.nextInt(12));
        switch (random.nextInt(3)) {
          case 0 -> mutated.delete(from, to);
          case 1 -> mutated.insert(from, text, Math.min(from, 40), Math.min(from, 40) + 20);
          default -> mutated.insert(from, (char) (32 + random.nextInt(0x300)));
        }
        if (mutated.isEmpty()) {
          mutated.append('.');
        }
      }
      Extraction extraction = extract(mutated.toString());
      for (Fact fact : extraction.facts()) {
        assertThat(fact.evidence().of(mutated.toString())).isNotBlank();
      }
    }
  }

  @Test
  void tellsWhereARuleIsWrong() {
    assertThatThrownBy(
            () ->
                Rules.parse(
                    "my.rules",
                    List.of(
                        "rule a",
                        "  example  The EU signed.",
                        "  expect   Signing",
                        "  match    agent:ACTR {sgin} theme:INSTRUMENT",
                        "  make     Signign"),
                    Set.of("sign"),
                    FactMaker.MAKERS))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("my.rules:4:")
        .hasMessageContaining("did you mean 'ACTOR'?")
        .hasMessageContaining("did you mean 'sign'?")
        .hasMessageContaining("did you mean 'Signing'?");
  }

  @Test
  void tellsWhereAWordListIsWrong() {
    assertThatThrownBy(() -> Heads.parse("heads.tsv", List.of("council\tcouncils\tforim\tCouncil")))
        .hasMessageContaining("heads.tsv:1")
        .hasMessageContaining("'forim'");
    assertThatThrownBy(() -> Verbs.parse("verbs.txt", List.of("sign | sign")))
        .hasMessageContaining("verbs.txt:1");
    assertThatThrownBy(() -> WordLists.parse("lists.txt", List.of("word")))
        .hasMessageContaining("lists.txt:1:1");
  }

  @Test
  void readsTextsThatEndWithinADate() {
    for (String end :
        List.of("in the second quarter of", "by the first half", "on 3", "in early")) {
      assertThat(extract("The EU and Japan will hold a workshop in Tokyo " + end).sentences())
          .isNotEmpty();
    }
  }
}
