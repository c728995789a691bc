package entente.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What analysts ask of the first source, with the answers that a reader of the page gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // fields are set before all tests
class FirstSourceQuestionsTest {
  private final QueryCatalog catalog = QueryCatalog.load(Path.of("queries"));
  private QueryRunner known;
  private QueryRunner stated;
  private ThingNames names;

  @BeforeAll
  void buildTheDataset() {
    known = QueryRunner.over(FirstSource.dataset());
    stated = QueryRunner.over(FirstSource.withoutInference());
    names = ThingNames.in(known);
  }

  private List<List<String>> ask(QueryRunner runner, String name, Map<String, String> values) {
    List<String> lines = QueryAnswersTest.lines(runner.run(catalog.get(name).bind(values, names)));
    return lines.stream().skip(1).map(line -> List.of(line.split("\t", -1))).toList();
  }

  private List<List<String>> ask(String name, Map<String, String> values) {
    return ask(known, name, values);
  }

  private static Stream<String> column(List<List<String>> rows, int index) {
    return rows.stream().map(row -> row.get(index));
  }

  @Test
  void instrumentsOfTheEuAndJapan() {
    List<List<String>> rows = ask("actor_agreements", Map.of("partner", "Japan"));
    assertThat(rows.stream().map(r -> r.get(2) + " " + r.get(3) + " " + r.get(5)))
        .containsExactlyInAnyOrder(
            "economic partnership agreement 2019-02-01 entry into force",
            "partnership document 2022-05-01 signature or launch",
            "memorandum of cooperation 2023-07-03 signature or launch",
            "memorandum of cooperation 2023-07-03 signature or launch",
            "memorandum of cooperation 2024-04-30 signature or launch",
            "joint declaration  ",
            "mutual recognition  ");
  }

  @Test
  void industryMemorandaAreNotTheEus() {
    assertThat(column(ask("agreement_industry", Map.of()), 2))
        .containsExactlyInAnyOrder("", "2015-03-25");
  }

  @Test
  void signatoriesOfTheIntentOfCooperation() {
    List<List<String>> rows = ask("agreement_signatories", Map.of());
    assertThat(column(rows, 0)).containsExactlyInAnyOrder("actor:meity", "actor:dg-connect");
    assertThat(column(rows, 2)).containsOnly("2022-11-21");
    assertThat(List.of(rows.get(0).get(4).split(", ")))
        .containsExactlyInAnyOrder(
            "high-performance computing",
            "weather extremes",
            "climate modelling",
            "quantum technologies");
  }

  @Test
  void postsInThreeCities() {
    assertThat(ask("post_places", Map.of()).stream().map(r -> r.get(1).substring(0, 5) + r.get(2)))
        .containsExactly("ICT CBeijing", "ICT CDelhi", "ICT eTokyo");
  }

  @Test
  void chaptersOfTheEconomicPartnershipAgreement() {
    assertThat(column(ask("agreement_topics", Map.of()), 1))
        .containsExactlyInAnyOrder(
            "e-commerce", "telecommunications", "regulatory cooperation", "intellectual property");
  }

  @Test
  void japaneseCounterparts() {
    assertThat(column(ask("actor_counterparts", Map.of("partner", "Japan")), 0))
        .containsExactlyInAnyOrder("actor:meti", "actor:mic-japan", "actor:cabinet-office-japan");
  }

  @Test
  void sevenDeliverablesInTheOrderOfTheText() {
    List<List<String>> rows = ask("agreement_deliverables", Map.of());
    assertThat(rows).hasSize(7);
    assertThat(rows.get(0).get(2)).startsWith("Resilient global supply chains");
    assertThat(rows.get(6).get(2)).isEqualTo("Facilitation of digital trade");
  }

  @Test
  void twentyOnePointsInTimeOfWhichTwoArePlans() {
    List<List<String>> rows = ask("event_timeline", Map.of());
    assertThat(column(rows, 2).distinct()).hasSize(21);
    assertThat(rows.stream().filter(r -> r.get(6).equals("planned"))).hasSize(2);
  }

  @Test
  void plansOnTheLastDayOfThePage() {
    assertThat(
            ask("event_overdue-plans", Map.of("on", "2024-04-30")).stream()
                .map(r -> r.get(2) + ": " + r.get(3)))
        .containsExactlyInAnyOrder("early 2024: possibly overdue", "2024: not yet");
  }

  @Test
  void topicsThatAllFivePartnersShare() {
    assertThat(column(ask("topic_shared-by-all", Map.of()), 0))
        .containsExactlyInAnyOrder("topic:5g", "topic:artificial-intelligence");
    assertThat(column(ask("topic_shared-by-all", Map.of("possible", "false")), 0))
        .containsExactly("topic:5g");
  }

  @Test
  void bindingAgreementsOfJapanAndKorea() {
    assertThat(column(ask("partner_binding-agreements", Map.of()), 1))
        .containsExactlyInAnyOrder("Japan", "South Korea");
  }

  @Test
  void partnersOnSemiconductorsQuantumAndBlockchain() {
    assertThat(column(ask("topic_partners", Map.of("topic", "semiconductors")), 1))
        .containsExactlyInAnyOrder("Japan", "South Korea");
    assertThat(column(ask("topic_partners", Map.of("topic", "quantum technologies")), 1))
        .containsExactlyInAnyOrder("India", "South Korea");
    assertThat(column(ask("topic_partners", Map.of("topic", "blockchain")), 1))
        .containsExactly("India");
  }

  @Test
  void instrumentsPerPartnerAndGroup() {
    assertThat(ask("partner_agreement-counts", Map.of()).stream().map(r -> String.join(" ", r)))
        .containsExactlyInAnyOrder(
            "Japan memorandum 3",
            "Japan declaration 1",
            "Japan binding agreement 1",
            "Japan partnership 1",
            "Japan mutual recognition 1",
            "China declaration 1",
            "India letter of intent 1",
            "South Korea binding agreement 1",
            "South Korea force unknown 1",
            "South Korea declaration 1",
            "Taiwan  0");
  }

  @Test
  void busiestYear() {
    assertThat(ask("event_by-year", Map.of()).get(0).subList(0, 2)).containsExactly("2023", "4");
  }

  @Test
  void wayFromMetiToMeity() {
    assertThat(
            ask("body_connections", Map.of("from", "METI", "to", "MeitY")).stream()
                .map(r -> r.get(1) + " | " + r.get(3) + " | " + r.get(5) + " | " + r.get(6)))
        .contains(
            "EU–Japan high-level meeting | European Union | EU–India joint working"
                + " group on information & communications technologies | DG CONNECT");
  }

  @Test
  void sentenceThatTheCouncilWouldBeLaunched() {
    assertThat(
            ask("thing_sentences", Map.of()).stream()
                .filter(r -> r.get(2).equals("agreement to launch"))
                .map(r -> r.get(4)))
        .containsExactly(
            "On 25 April 2022, President of the European Commission, Ursula von der Leyen, and"
                + " Prime Minister of India, Narendra Modi, agreed to launch the EU-India Trade and"
                + " Technology Council (TTC).");
  }

  @Test
  void undatedInstrumentsAndUndertakings() {
    assertThat(column(ask("thing_undated", Map.of()), 2))
        .containsExactlyInAnyOrder(
            "joint declaration",
            "joint declaration",
            "memorandum of understanding",
            "mutual recognition",
            "project",
            "project",
            "project",
            "programme");
  }

  @Test
  void thingsWithoutIdentifier() {
    assertThat(column(ask("thing_without-identifier", Map.of()), 0))
        .contains("actor:meti", "actor:meity", "actor:tsdsi", "actor:arib", "actor:5gppp")
        .doesNotContain("actor:japan", "actor:taiwan");
  }

  @Test
  void indiaCooperatesOnComputingByInferenceOnly() {
    assertThat(column(ask("topic_cooperation", Map.of()), 2))
        .contains("high-performance computing");
    assertThat(ask(stated, "topic_cooperation", Map.of())).isEmpty();
  }

  @Test
  void indiaIsPartyToWhatItsMinistrySignedByInferenceOnly() {
    assertThat(column(ask("actor_agreements-through-bodies", Map.of()), 2))
        .containsExactly("actor:meity");
    assertThat(ask(stated, "actor_agreements-through-bodies", Map.of())).isEmpty();
  }
}
