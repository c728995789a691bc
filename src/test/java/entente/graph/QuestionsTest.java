package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;

/** What analysts ask can be asked of what is stated, in plain SPARQL and without inference. */
class QuestionsTest {
  private static final DatasetGraph DATASET =
      GraphBuilder.load(GoldFacts.HOME).build(List.of(GoldFacts.firstSource()));

  private static final String PREFIXES =
      """
      PREFIX ent:  <https://w3id.org/entente/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX org:  <http://www.w3.org/ns/org#>
      PREFIX a:    <https://w3id.org/entente/id/actor/>
      PREFIX e:    <https://w3id.org/entente/id/event/>
      PREFIX i:    <https://w3id.org/entente/id/instrument/>
      PREFIX m:    <https://w3id.org/entente/id/mechanism/>
      PREFIX c:    <https://w3id.org/entente/id/concept/>
      """;

  /** The rows, each as its values joined by " | "; IRIs by their last part, nothing as "–". */
  private static List<String> ask(String query) {
    List<String> rows = new ArrayList<>();
    try (QueryExec execution = QueryExec.dataset(DATASET).query(PREFIXES + query).build()) {
      RowSet result = execution.select();
      result.forEachRemaining(
          row -> {
            List<String> cells = new ArrayList<>();
            for (Var variable : result.getResultVars()) {
              var node = row.get(variable);
              cells.add(
                  node == null
                      ? "–"
                      : node.isURI()
                          ? node.getURI().replaceFirst("^.*[/#]", "")
                          : node.getLiteralLexicalForm());
            }
            rows.add(String.join(" | ", cells));
          });
    }
    return rows;
  }

  @Test
  void whichInstrumentsLinkTheEuAndJapanAndWhen() {
    assertThat(
            ask(
                """
                SELECT ?type ?date WHERE {
                  ?instrument ent:directParty a:european-union, a:japan ; a ?type .
                  GRAPH <https://w3id.org/entente/graph/ontology> { ?type rdfs:subClassOf* ent:Instrument }
                  OPTIONAL { ?instrument ent:earliest ?signed }
                  OPTIONAL { ?instrument ent:inForceEarliest ?force }
                  BIND(STR(COALESCE(?signed, ?force)) AS ?date)
                }
                """))
        .containsExactlyInAnyOrder(
            "PartnershipDocument | 2022-05-01",
            "MemorandumOfCooperation | 2023-07-03",
            "MemorandumOfCooperation | 2023-07-03",
            "MemorandumOfCooperation | 2024-04-30",
            "JointDeclaration | –",
            "EconomicPartnershipAgreement | 2019-02-01",
            "MutualRecognition | –");
  }

  @Test
  void whoSignedTheIntentAndOnWhat() {
    assertThat(
            ask(
                """
                SELECT ?who WHERE { ?intent a ent:LetterOfIntent ; ent:signedBy ?who }
                """))
        .containsExactlyInAnyOrder("meity", "dg-connect");
    assertThat(ask("SELECT ?topic WHERE { ?intent a ent:LetterOfIntent ; ent:aboutTopic ?topic }"))
        .containsExactlyInAnyOrder(
            "high-performance-computing",
            "weather-extremes",
            "climate-modelling",
            "quantum-technologies");
  }

  @Test
  void indiaIsAPartyToTheIntentByInferenceOnly() {
    assertThat(
            ask(
                """
                SELECT ?intent WHERE {
                  ?intent a ent:LetterOfIntent ; ent:directParty|ent:hasParty a:india
                }
                """))
        .isEmpty();
    assertThat(
            ask(
                """
                SELECT DISTINCT ?intent WHERE {
                  ?intent a ent:LetterOfIntent ; ent:directParty/ent:actsFor+ a:india
                }
                """))
        .hasSize(1);
  }

  @Test
  void whereDoesTheEuKeepCounsellorsAndExperts() {
    assertThat(
            ask(
                "SELECT ?label ?place WHERE { ?post a ent:Post ; ent:basedAt ?place ; rdfs:label ?label }"))
        .containsExactlyInAnyOrder(
            "ICT Counsellor at the EU Delegation in Beijing | beijing",
            "ICT Counsellor at the EU Delegation in Delhi | delhi",
            "ICT expert at the EU delegation in Tokyo | tokyo");
  }

  @Test
  void whichChaptersOfTheEpaAreDigital() {
    assertThat(
            ask(
                """
                SELECT ?topic WHERE { ?epa a ent:EconomicPartnershipAgreement ; ent:aboutTopic ?topic }
                """))
        .containsExactlyInAnyOrder(
            "e-commerce", "telecommunications", "regulatory-cooperation", "intellectual-property");
  }

  @Test
  void whoAreTheJapaneseCounterparts() {
    assertThat(
            ask(
                """
                SELECT DISTINCT ?body WHERE {
                  ?tie ent:directParty ?body, a:european-union .
                  ?body a/rdfs:subClassOf* ent:PublicBody ; ent:actsFor+ a:japan .
                }
                """))
        .containsExactlyInAnyOrder("mic-japan", "meti", "cabinet-office-japan");
  }

  @Test
  void whatIsTheDigitalPartnershipToDeliver() {
    assertThat(
            ask(
                """
                SELECT ?label WHERE {
                  ?document a ent:PartnershipDocument ; ent:hasObjective ?aim .
                  ?aim a ent:Deliverable ; rdfs:label ?label
                }
                """))
        .hasSize(7)
        .contains("Global interoperable standards", "Facilitation of digital trade");
    assertThat(
            ask(
                """
                SELECT ?council WHERE {
                  ?document a ent:PartnershipDocument ; ent:establishes ?partnership .
                  ?council ent:operatesUnder ?partnership
                }
                """))
        .containsExactly("eu-japan-digital-partnership-council");
  }

  @Test
  void whichMeetingsArePlannedAndWhen() {
    assertThat(
            ask(
                """
                SELECT ?series ?from ?to ?text WHERE {
                  ?meeting a ent:Meeting ; ent:meetingOf ?series ; ent:status c:status-planned ;
                    ent:earliest ?from ; ent:latest ?to .
                  OPTIONAL { ?meeting ent:dateText ?text }
                }
                """))
        .containsExactlyInAnyOrder(
            "eu-india-trade-technology-council | 2024-01-01 | 2024-06-30 | early 2024",
            "eu-korea-digital-partnership-council | 2024-01-01 | 2024-12-31 | –");
  }

  @Test
  void whichPartnersHaveABindingAgreement() {
    assertThat(
            ask(
                """
                SELECT DISTINCT ?partner WHERE {
                  ?agreement a ?type ; ent:directParty ?partner .
                  GRAPH <https://w3id.org/entente/graph/ontology> { ?type rdfs:subClassOf* ent:BindingAgreement }
                  FILTER (?partner != a:european-union)
                }
                """))
        .containsExactlyInAnyOrder("japan", "south-korea");
  }

  @Test
  void whichPartnersWorkOnSemiconductors() {
    assertThat(
            ask(
                """
                SELECT DISTINCT ?partner WHERE {
                  ?thing ent:aboutTopic <https://w3id.org/entente/id/topic/semiconductors> ;
                    ent:directParty ?partner .
                  FILTER (?partner != a:european-union)
                }
                """))
        .containsExactlyInAnyOrder("japan", "south-korea");
  }

  @Test
  void taiwansAiIsOnlyAPotentialArea() {
    assertThat(
            ask(
                """
                SELECT ?topic WHERE { ?meeting ent:meetingOf m:eu-taiwan-ict-dialogue ; ent:identifiedTopic ?topic }
                """))
        .containsExactlyInAnyOrder("artificial-intelligence", "research-and-development");
    assertThat(
            ask(
                """
                SELECT ?thing WHERE {
                  ?thing ent:directParty a:taiwan ;
                    ent:aboutTopic <https://w3id.org/entente/id/topic/artificial-intelligence>
                }
                """))
        .isEmpty();
  }

  @Test
  void theIndustryMemorandumFollowedTheDeclaration() {
    assertThat(
            ask(
                """
                SELECT ?later ?earlier WHERE { ?later ent:precededBy ?earlier }
                """))
        .hasSize(2)
        .anyMatch(row -> row.endsWith("| eu-korea-joint-declaration-5g-2014"))
        .anyMatch(row -> row.startsWith("eu-japan-joint-declaration-cooperation-developing-5g |"));
  }

  @Test
  void howLongHasADialogueGoneOn() {
    assertThat(
            ask(
                """
                SELECT ?years ?frequency WHERE {
                  m:eu-japan-ict-dialogue ent:minimumYears ?years ; ent:frequency ?frequency
                }
                """))
        .containsExactly("20 | frequency-annual");
    assertThat(
            ask(
                """
                SELECT ?actor ?since WHERE {
                  ?part ent:participatesIn m:eu-china-ict-dialogue ; ent:participationOf ?actor ;
                    ent:inRole c:role-joint-runner ; ent:sinceEarliest ?since
                }
                """))
        .hasSize(2)
        .allMatch(row -> row.endsWith("| 2009-01-01"));
  }

  @Test
  void whichSentenceSaysIt() {
    assertThat(
            ask(
                """
                SELECT ?quote WHERE {
                  GRAPH ?passage { ?event a ent:AgreementToLaunch }
                  GRAPH <https://w3id.org/entente/graph/provenance> {
                    ?passage ent:quote ?quote ; ent:inDocument ?document
                  }
                }
                """))
        .singleElement()
        .asString()
        .startsWith("On 25 April 2022, President of the European Commission,");
  }

  @Test
  void datedFactsInOrder() {
    List<String> days =
        ask(
            """
            SELECT DISTINCT ?from WHERE {
              ?event ent:status c:status-held ; ent:earliest ?from
            } ORDER BY ?from
            """);
    assertThat(days)
        .contains(
            "2007-01-01", "2012-01-01", "2013-11-08", "2015-03-25", "2019-06-01", "2024-04-30");
    assertThat(days).isSorted();
  }
}
