package entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import entente.source.Home;
import entente.source.SourceDocument;
import entente.source.SourceReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The extractor knows which rules and words a document uses, and can do without them. */
class UsageTest {
  private static final TextExtractor EXTRACTOR =
      TextExtractor.create(new Home(Path.of(System.getProperty("entente.home", "."))));
  private static final SourceDocument DOCUMENT =
      document("The EU and Japan signed a Memorandum of Cooperation on submarine cables.");

  private static SourceDocument document(String text) {
    return new SourceReader(1000).read("-", text.getBytes(StandardCharsets.UTF_8), null);
  }

  @Test
  void recordsRulesHeadsVerbsAndWords() {
    Set<Entry> used = EXTRACTOR.used(DOCUMENT);
    assertThat(used)
        .contains(
            new Entry("facts.rules", "", "signing.active"),
            new Entry("heads.tsv", "instrument", "memorandum of cooperation"),
            new Entry("verbs.txt", "", "sign"))
        .anyMatch(entry -> entry.file().equals("lists.txt"))
        .doesNotContain(new Entry("verbs.txt", "", "co-sign"));
  }

  @Test
  void recordsWordsByTheirOccurrence() {
    Set<Entry> used = EXTRACTOR.used(document("The ICT Dialogue meets every\nyear in Tokyo."));
    assertThat(used)
        .contains(new Entry("lists.txt", "frequency-annual", "every year"))
        .doesNotContain(new Entry("lists.txt", "frequency-annual", "each year"));
  }

  @Test
  void recordsPatternsOfFurniture() {
    assertThat(EXTRACTOR.used(document("On this page\n\nThe EU and Japan met.")))
        .anyMatch(entry -> entry.section().equals("furniture"));
  }

  @Test
  void findsNothingWithoutWhatItUsed() {
    assertThat(EXTRACTOR.extract(DOCUMENT).facts())
        .extracting(Fact::type)
        .contains(FactType.Signing, FactType.MemorandumOfCooperation);
    for (Entry entry :
        Set.of(
            new Entry("heads.tsv", "instrument", "memorandum of cooperation"),
            new Entry("verbs.txt", "", "sign"),
            new Entry("facts.rules", "", "signing.active"))) {
      assertThat(EXTRACTOR.without(Set.of(entry)).extract(DOCUMENT).facts())
          .as("%s", entry)
          .isNotEqualTo(EXTRACTOR.extract(DOCUMENT).facts());
    }
    assertThat(EXTRACTOR.without(EXTRACTOR.used(DOCUMENT)).extract(DOCUMENT).facts()).isEmpty();
  }

  @Test
  void doesNotChangeTheFactsByRecordingOrByLeavingOutWhatIsNotUsed() {
    Set<Entry> unused = Set.of(new Entry("verbs.txt", "", "co-sign"));
    EXTRACTOR.used(DOCUMENT);
    assertThat(EXTRACTOR.without(unused).extract(DOCUMENT).facts())
        .isEqualTo(EXTRACTOR.extract(DOCUMENT).facts());
  }
}
