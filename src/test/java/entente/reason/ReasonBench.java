package entente.reason;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.rulesys.FBRuleInfGraph;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.apache.jena.reasoner.rulesys.RETERuleInfGraph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * A program that measures the materialiser on data like LUBM's (universities, departments, people,
 * courses, publications) and compares it with Jena's forward engine running the same compiled
 * rules. Arguments: numbers of triples to try; {@code --alone} leaves Jena's engine out.
 */
public final class ReasonBench {
  private static final String NS = "http://example.org/university#";

  /** Classes and properties as in the benchmark's ontology, with a chain and a key beside. */
  private static final String SCHEMA =
      """
      @prefix : <http://example.org/university#> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      :University rdfs:subClassOf :Organization . :College rdfs:subClassOf :Organization .
      :Department rdfs:subClassOf :Organization . :Program rdfs:subClassOf :Organization .
      :Institute rdfs:subClassOf :Organization . :ResearchGroup rdfs:subClassOf :Organization .
      :Employee rdfs:subClassOf :Person . :Faculty rdfs:subClassOf :Employee .
      :AdministrativeStaff rdfs:subClassOf :Employee . :SystemsStaff rdfs:subClassOf :AdministrativeStaff .
      :ClericalStaff rdfs:subClassOf :AdministrativeStaff . :Professor rdfs:subClassOf :Faculty .
      :PostDoc rdfs:subClassOf :Faculty . :Lecturer rdfs:subClassOf :Faculty .
      :FullProfessor rdfs:subClassOf :Professor . :AssociateProfessor rdfs:subClassOf :Professor .
      :AssistantProfessor rdfs:subClassOf :Professor . :VisitingProfessor rdfs:subClassOf :Professor .
      :Dean rdfs:subClassOf :Professor . :UndergraduateStudent rdfs:subClassOf :Student .
      :GraduateStudent rdfs:subClassOf :Person . :TeachingAssistant rdfs:subClassOf :Person .
      :ResearchAssistant rdfs:subClassOf :Person . :Director rdfs:subClassOf :Person .
      :Course rdfs:subClassOf :Work . :GraduateCourse rdfs:subClassOf :Course . :Research rdfs:subClassOf :Work .
      :Article rdfs:subClassOf :Publication . :Book rdfs:subClassOf :Publication .
      :ConferencePaper rdfs:subClassOf :Article . :JournalArticle rdfs:subClassOf :Article .
      :TechnicalReport rdfs:subClassOf :Article . :Software rdfs:subClassOf :Publication .
      :Chair rdfs:subClassOf :Professor .
      :Chair owl:equivalentClass [ owl:intersectionOf ( :Person
        [ a owl:Restriction ; owl:onProperty :headOf ; owl:someValuesFrom :Department ] ) ] .
      :Student owl:equivalentClass [ owl:intersectionOf ( :Person
        [ a owl:Restriction ; owl:onProperty :takesCourse ; owl:someValuesFrom :Course ] ) ] .
      :Employee owl:equivalentClass [ owl:intersectionOf ( :Person
        [ a owl:Restriction ; owl:onProperty :worksFor ; owl:someValuesFrom :Organization ] ) ] .
      :TeachingAssistant owl:equivalentClass [ owl:intersectionOf ( :Person
        [ a owl:Restriction ; owl:onProperty :teachingAssistantOf ; owl:someValuesFrom :Course ] ) ] .
      :advisor rdfs:domain :Person ; rdfs:range :Professor .
      :affiliateOf rdfs:domain :Organization ; rdfs:range :Person .
      :degreeFrom rdfs:domain :Person ; rdfs:range :University ; owl:inverseOf :hasAlumnus .
      :hasAlumnus rdfs:domain :University ; rdfs:range :Person .
      :undergraduateDegreeFrom rdfs:subPropertyOf :degreeFrom . :mastersDegreeFrom rdfs:subPropertyOf :degreeFrom .
      :doctoralDegreeFrom rdfs:subPropertyOf :degreeFrom .
      :headOf rdfs:subPropertyOf :worksFor . :worksFor rdfs:subPropertyOf :memberOf .
      :memberOf owl:inverseOf :member . :member rdfs:domain :Organization ; rdfs:range :Person .
      :publicationAuthor rdfs:domain :Publication ; rdfs:range :Person .
      :subOrganizationOf a owl:TransitiveProperty ; rdfs:domain :Organization ; rdfs:range :Organization .
      :takesCourse rdfs:domain :Person . :teacherOf rdfs:domain :Faculty ; rdfs:range :Course .
      :teachingAssistantOf rdfs:domain :TeachingAssistant ; rdfs:range :Course .
      :worksIn owl:propertyChainAxiom ( :worksFor :subOrganizationOf ) .
      :University owl:hasKey ( :code ) .
      [] a owl:AllDisjointClasses ; owl:members ( :Organization :Person :Work :Publication ) .
      """;

  private ReasonBench() {}

  public static void main(String[] arguments) {
    boolean alone = List.of(arguments).contains("--alone");
    List<Integer> sizes =
        List.of(arguments).stream().filter(a -> !a.startsWith("-")).map(Integer::valueOf).toList();
    Graph schema = RDFParser.fromString(SCHEMA, Lang.TURTLE).toGraph();
    infer(university(20_000), schema);
    for (int size : sizes.isEmpty() ? List.of(100_000, 1_000_000) : sizes) {
      Graph data = university(size);
      Measured<Inference> ours = measured(() -> infer(data, schema));
      report("materialiser", size, ours, ours.value().graph().size());
      Measured<Long> derivations = measured(() -> explainSome(ours.value()));
      System.out.printf(
          "  derivation: %.3f ms each of %d%n",
          derivations.seconds() * 1000 / derivations.value(), derivations.value());
      if (!alone) {
        Measured<Integer> rete = measured(() -> rete(data, schema));
        report("Jena FORWARD_RETE", size, rete, rete.value());
        System.out.printf("  ratio %.1f%n", rete.seconds() / ours.seconds());
      }
    }
  }

  /** Seconds of processor time of all threads, since other programs may run beside this one. */
  private record Measured<T>(T value, double seconds, double wall) {}

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The best of three runs, so that neither compilation nor a neighbour's load decides. */
  private static <T> Measured<T> measured(Supplier<T> work) {
    Measured<T> best = measuredOnce(work);
    for (int run = 1; run < 3; run++) {
      Measured<T> next = measuredOnce(work);
      best = next.seconds() < best.seconds() ? next : best;
    }
    return best;
  }

  private static <T> Measured<T> measuredOnce(Supplier<T> work) {
    System.gc();
    long start = System.nanoTime();
    long processor = processorTime();
    T value = work.get();
    return new Measured<>(
        value, (processorTime() - processor) / 1e9, (System.nanoTime() - start) / 1e9);
  }

  private static void report(String engine, int size, Measured<?> measured, int inferred) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%-18s %,10d triples %7.2f s processor, %7.2f s wall  %,10d inferred  heap %d MB%n",
        engine,
        size,
        measured.seconds(),
        measured.wall(),
        inferred,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private static Inference infer(Graph data, Graph schema) {
    return Materialiser.owl().infer(data, schema);
  }

  private static long explainSome(Inference inference) {
    long explained = 0;
    int number = 0;
    for (var all = inference.graph().find(); all.hasNext(); ) {
      Triple triple = all.next();
      if (number++ % 997 == 0) {
        explained += inference.derivation(triple).isPresent() ? 1 : 0;
      }
    }
    return explained;
  }

  /** The same rules, as the materialiser compiled them, in Jena's engine. */
  private static int rete(Graph data, Graph schema) {
    Saturation saturation = new Saturation(Limits.DEFAULT);
    for (var all = schema.find(); all.hasNext(); ) {
      Triple triple = all.next();
      saturation.assertTriple(
          saturation.dictionary.encode(triple.getSubject()),
          saturation.dictionary.encode(triple.getPredicate()),
          saturation.dictionary.encode(triple.getObject()),
          TripleTable.SCHEMA);
    }
    saturation.install(SchemaRules.over(saturation.dictionary));
    saturation.run();
    List<org.apache.jena.reasoner.rulesys.Rule> rules = new ArrayList<>();
    for (Rule rule : new AxiomCompiler(saturation).compile().rules()) {
      // Equalities aside: copying triples for them would only slow Jena down further.
      if (!rule.isClash() && !rule.body().isEmpty() && !rule.name().startsWith("scm")) {
        rules.add(jena(rule, saturation.dictionary));
      }
    }
    GenericRuleReasoner reasoner = new GenericRuleReasoner(rules);
    reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
    InfGraph graph = reasoner.bind(data);
    graph.prepare();
    Graph deductions =
        graph instanceof RETERuleInfGraph forward
            ? forward.getDeductionsGraph()
            : ((FBRuleInfGraph) graph).getDeductionsGraph();
    return deductions.size();
  }

  private static org.apache.jena.reasoner.rulesys.Rule jena(Rule rule, Dictionary dictionary) {
    StringBuilder text = new StringBuilder("[" + rule.name() + ": ");
    rule.body().forEach(pattern -> text.append(jena(pattern, dictionary)).append(' '));
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Condition.Compare compare) {
        text.append(
            "notEqual(%s, %s) "
                .formatted(jena(compare.left(), dictionary), jena(compare.right(), dictionary)));
      }
    }
    text.append("-> ");
    rule.head().forEach(pattern -> text.append(jena(pattern, dictionary)).append(' '));
    return org.apache.jena.reasoner.rulesys.Rule.parseRule(text.append("]").toString());
  }

  private static String jena(Pattern pattern, Dictionary dictionary) {
    return "(%s %s %s)"
        .formatted(
            jena(pattern.s(), dictionary),
            jena(pattern.p(), dictionary),
            jena(pattern.o(), dictionary));
  }

  private static String jena(int code, Dictionary dictionary) {
    if (code < 0) {
      return "?v" + Pattern.number(code);
    }
    Node node = dictionary.node(code);
    return node.isBlank() ? "<urn:blank:" + node.getBlankNodeLabel() + ">" : "<" + node + ">";
  }

  /** About so many triples about universities; the same every time. */
  static Graph university(int triples) {
    Graph graph = GraphFactory.createDefaultGraph();
    Random random = new Random(7);
    for (int university = 0; graph.size() < triples; university++) {
      Node name = node("u" + university);
      type(graph, name, "University");
      graph.add(name, node("code"), NodeFactory.createLiteralString("U" + university));
      for (int d = 0; d < 15 && graph.size() < triples; d++) {
        department(graph, random, "u" + university + "d" + d, name, university);
      }
    }
    return graph;
  }

  private static void department(
      Graph graph, Random random, String id, Node university, int universities) {
    Node department = node(id);
    type(graph, department, "Department");
    graph.add(department, node("subOrganizationOf"), university);
    for (int g = 0; g < 10; g++) {
      Node group = node(id + "g" + g);
      type(graph, group, "ResearchGroup");
      graph.add(group, node("subOrganizationOf"), department);
    }
    String[] ranks = {"FullProfessor", "AssociateProfessor", "AssistantProfessor", "Lecturer"};
    for (int f = 0; f < 35; f++) {
      Node person = node(id + "f" + f);
      type(graph, person, ranks[f % 4]);
      describe(graph, person, id + "f" + f);
      graph.add(person, node(f == 0 ? "headOf" : "worksFor"), department);
      for (String degree : List.of("undergraduate", "masters", "doctoral")) {
        graph.add(
            person, node(degree + "DegreeFrom"), node("u" + random.nextInt(universities + 1)));
      }
      for (int c = 0; c < 2; c++) {
        Node course = node(id + "c" + (f * 2 + c));
        type(graph, course, c == 0 ? "Course" : "GraduateCourse");
        graph.add(person, node("teacherOf"), course);
      }
      for (int p = 0; p < 10; p++) {
        Node publication = node(id + "p" + (f * 10 + p));
        type(graph, publication, p % 2 == 0 ? "JournalArticle" : "ConferencePaper");
        graph.add(publication, node("publicationAuthor"), person);
      }
    }
    for (int s = 0; s < 400; s++) {
      Node student = node(id + "s" + s);
      boolean graduate = s % 5 == 0;
      type(graph, student, graduate ? "GraduateStudent" : "UndergraduateStudent");
      describe(graph, student, id + "s" + s);
      graph.add(student, node("memberOf"), department);
      for (int c = 0; c < 3; c++) {
        graph.add(student, node("takesCourse"), node(id + "c" + random.nextInt(70)));
      }
      if (graduate) {
        graph.add(student, node("advisor"), node(id + "f" + random.nextInt(30)));
        graph.add(
            student, node("undergraduateDegreeFrom"), node("u" + random.nextInt(universities + 1)));
        graph.add(student, node("teachingAssistantOf"), node(id + "c" + random.nextInt(70)));
      }
    }
  }

  private static void describe(Graph graph, Node person, String id) {
    graph.add(person, node("name"), NodeFactory.createLiteralString("Name of " + id));
    graph.add(person, node("email"), NodeFactory.createLiteralString(id + "@example.org"));
  }

  private static void type(Graph graph, Node node, String type) {
    graph.add(node, RDF.type.asNode(), node(type));
  }

  private static Node node(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
