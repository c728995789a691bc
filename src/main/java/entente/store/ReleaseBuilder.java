package entente.store;

import entente.extract.Extraction;
import entente.extract.Sentence;
import entente.extract.TextExtractor;
import entente.graph.Curated;
import entente.graph.GraphBuilder;
import entente.graph.Identifiers;
import entente.graph.Reference;
import entente.graph.SortedQuads;
import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.reason.DomainRules;
import entente.reason.Inference;
import entente.reason.Materialiser;
import entente.source.Home;
import entente.source.RdfFiles;
import entente.source.SourceDocument;
import entente.source.SourceReader;
import entente.validate.Finding;
import entente.validate.Validator;
import entente.vocab.Graphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a release of all documents of a data folder: reads them, extracts their facts, builds the
 * graph, derives what follows, checks it all, and publishes it. If any step fails, the release that
 * was current stays so.
 */
public final class ReleaseBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseBuilder.class);
  private static final int FINDINGS_SHOWN = 20;

  /** The graphs that make the default graph: what is known. */
  private static final List<String> KNOWN =
      List.of(Graphs.STATED, Graphs.TOPICS, Graphs.ACTORS, Graphs.LINKS, Graphs.INFERRED);

  private final Home home;
  private final ReleaseStore store;
  private final SourceReader reader;

  /**
   * A builder.
   *
   * @param home the project's folder: ontology, rules, shapes
   * @param store where the release goes
   */
  public ReleaseBuilder(Home home, ReleaseStore store, SourceReader reader) {
    this.home = home;
    this.store = store;
    this.reader = reader;
  }

  /**
   * What came of a build.
   *
   * @param changed false if the release that was current has the same content and stays
   * @param problems of documents and rules; errors are documents that were refused
   * @param findings of the shapes; none of them an error, unless the caller allowed those
   */
  public record Built(
      Release release, boolean changed, List<Problem> problems, List<Finding> findings) {
    public Built {
      problems = List.copyOf(problems);
      findings = List.copyOf(findings);
    }

    /** Whether there is something to look at. */
    public boolean hasFindings() {
      return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)
          || findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    }
  }

  /**
   * Builds and publishes.
   *
   * @param data the folder with {@code sources/} and {@code curated/}
   * @param keep how many releases stay
   * @param allowErrors publish even if the shapes find errors
   * @throws ProblemException if there is nothing to build from, an input is broken, the shapes find
   *     errors, or the store cannot be written
   */
  public Built build(Path data, int keep, boolean allowErrors) {
    try (ReleaseWriter writer = store.writer()) {
      return build(data, keep, allowErrors, writer);
    }
  }

  private Built build(Path data, int keep, boolean allowErrors, ReleaseWriter writer) {
    Stopwatch total = new Stopwatch();
    JenaSystem.init();
    LOG.info(
        "Entente {} on Jena {} and Java {}",
        version(),
        org.apache.jena.Jena.VERSION,
        System.getProperty("java.version"));
    Inputs inputs = Inputs.of(home, data);

    // What the steps need is read side by side.
    RdfFiles files = new RdfFiles();
    CompletableFuture<TextExtractor> extractor = async(() -> TextExtractor.create(home, files));
    CompletableFuture<Validator> validator = async(() -> Validator.load(home, files));
    Stopwatch watch = new Stopwatch();
    SourceReader.Reading reading = read(data);
    List<Problem> problems = new ArrayList<>(reading.problems());
    LOG.info(
        "source: {} documents, {} problems ({})",
        reading.documents().size(),
        problems.size(),
        watch.lap());
    Reference reference = Reference.of(home, files);
    DomainRules rules = DomainRules.load(home.ontology().resolve("rules"));
    LOG.info(
        "ontology {}, {} triples of it and of reference data ({})",
        ontology(reference.dataset()),
        size(reference.dataset()),
        watch.lap());

    // The database is loaded while the rest of the release is still being made.
    for (String name : List.of(Graphs.ONTOLOGY, Graphs.TOPICS, Graphs.ACTORS, Graphs.LINKS)) {
      load(writer, reference.dataset(), name);
    }
    TextExtractor text = get(extractor);
    List<Extraction> extractions = reading.documents().stream().map(text::extract).toList();
    extractions.forEach(e -> problems.addAll(e.problems()));
    Map<String, Long> counts = counts(extractions);
    LOG.info(
        "extract: {} facts, {} of {} sentences used ({})",
        counts.get("facts"),
        counts.get("sentencesUsed"),
        counts.get("sentences"),
        watch.lap());

    Path identifiersFile = data.resolve("identifiers.tsv");
    GraphBuilder.Built graphs =
        new GraphBuilder(reference, Identifiers.read(identifiersFile), Curated.load(data))
            .build(extractions, ontology(reference.dataset()));
    DatasetGraph dataset = graphs.dataset();
    Graph stated = dataset.getGraph(node(Graphs.STATED));
    counts.put("stated", (long) stated.size());
    LOG.info("graph: {} triples stated ({})", stated.size(), watch.lap());

    Inference inference = infer(dataset, rules);
    problems.addAll(inference.problems());
    Graph target = dataset.getGraph(node(Graphs.INFERRED));
    GraphUtil.addInto(target, inference.graph());
    long inferred = target.size();
    counts.put("inferred", inferred);
    LOG.info(
        "reason: {} triples inferred, {} contradictions ({})",
        inferred,
        inference.clashCount(),
        watch.lap());

    for (String name : List.of(Graphs.STATED, Graphs.INFERRED, Graphs.PROVENANCE)) {
      load(writer, dataset, name);
    }
    fillDefaultGraph(dataset);
    counts.put("known", (long) dataset.getDefaultGraph().size());
    CompletableFuture<SortedQuads> sorted = async(() -> SortedQuads.of(dataset));
    List<Finding> findings = get(validator).validate(dataset);
    LOG.info(
        "validate: {} errors, {} warnings, {} notes ({})",
        count(findings, Severity.ERROR),
        count(findings, Severity.WARNING),
        count(findings, Severity.INFO),
        watch.lap());
    if (!allowErrors) {
      refuseErrors(findings, inference);
    }

    counts.put("quads", dataset.stream().count());
    Map<String, String> sources = sources(reading.documents());
    String ontology = ontology(dataset);
    ReleaseWriter.Publication publication =
        writer.publish(
            new ReleaseDraft(
                dataset,
                get(sorted),
                content -> ReleaseDescription.lines(content, ontology, sources, counts),
                ontology,
                inputs,
                sources,
                counts),
            keep);
    writeIdentifiers(graphs.identifiers(), identifiersFile);
    LOG.info(
        "release {}: {}, {} quads ({})",
        publication.release().id(),
        publication.changed() ? "current now" : "has the same content and stays current",
        counts.get("quads"),
        watch.lap());
    LOG.info("done in {}", total.lap());
    return new Built(publication.release(), publication.changed(), problems, findings);
  }

  /** Keeps the IRIs that this release gave, for all that follow. */
  private static void writeIdentifiers(Identifiers identifiers, Path file) {
    try {
      identifiers.write(file);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(file),
              Code.STORE_UNWRITABLE,
              "the identifiers of the release can't be written (" + e.getMessage() + ")",
              "make the data folder writable and build again"),
          e);
    }
  }

  private SourceReader.Reading read(Path data) {
    Path folder = data.resolve("sources");
    if (!Files.isDirectory(folder)) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.NO_SOURCES,
              "there is no folder of documents",
              "put the documents there, or name the folder above with --data"));
    }
    SourceReader.Reading reading = reader.readFolder(folder);
    if (reading.documents().isEmpty()) {
      List<Problem> problems = new ArrayList<>(reading.problems());
      problems.add(
          Problem.error(
              Place.of(folder),
              Code.NO_SOURCES,
              "no document of the folder can be used",
              "put a text file there"));
      throw new ProblemException(problems);
    }
    return reading;
  }

  private static Map<String, Long> counts(List<Extraction> extractions) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("documents", (long) extractions.size());
    counts.put("facts", extractions.stream().mapToLong(e -> e.facts().size()).sum());
    counts.put("sentences", extractions.stream().mapToLong(e -> e.sentences().size()).sum());
    counts.put(
        "sentencesUsed",
        extractions.stream()
            .flatMap(e -> e.sentences().stream())
            .filter(s -> s.use() == Sentence.Use.USED)
            .count());
    return counts;
  }

  private static Map<String, String> sources(List<SourceDocument> documents) {
    Map<String, String> sources = new TreeMap<>();
    documents.forEach(d -> sources.put(d.id(), d.checksum()));
    return sources;
  }

  private static Inference infer(DatasetGraph dataset, DomainRules rules) {
    Graph asserted = GraphFactory.createDefaultGraph();
    for (String name : List.of(Graphs.STATED, Graphs.TOPICS, Graphs.ACTORS, Graphs.LINKS)) {
      GraphUtil.addInto(asserted, dataset.getGraph(node(name)));
    }
    return new Materialiser(rules).infer(asserted, dataset.getGraph(node(Graphs.ONTOLOGY)));
  }

  private static void load(ReleaseWriter writer, DatasetGraph dataset, String name) {
    writer.load(node(name), dataset.getGraph(node(name)), KNOWN.contains(name));
  }

  /** The default graph is what is known: stated, reference, links and inferred. */
  private static void fillDefaultGraph(DatasetGraph dataset) {
    Graph known = dataset.getDefaultGraph();
    for (String name : KNOWN) {
      GraphUtil.addInto(known, dataset.getGraph(node(name)));
    }
  }

  private void refuseErrors(List<Finding> findings, Inference inference) {
    List<String> errors = new ArrayList<>();
    findings.stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .map(Finding::toString)
        .forEach(errors::add);
    inference.clashes().forEach(clash -> errors.add("contradiction: " + clash));
    if (errors.isEmpty()) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    for (String error : errors.subList(0, Math.min(errors.size(), FINDINGS_SHOWN))) {
      problems.add(Problem.error(Place.of(store.folder()), Code.RELEASE_REFUSED, error, ""));
    }
    problems.add(
        Problem.error(
            Place.of(store.folder()),
            Code.RELEASE_REFUSED,
            "the release was not published: " + errors.size() + " errors; the current one stays",
            "correct the data or the rules, or publish all the same with --allow-errors"));
    throw new ProblemException(problems);
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  private static long size(DatasetGraph dataset) {
    return dataset.stream().count();
  }

  /** The version that the ontology gives itself. */
  private static String ontology(DatasetGraph dataset) {
    Graph ontology = dataset.getGraph(node(Graphs.ONTOLOGY));
    return ontology
        .find(Node.ANY, OWL2.versionInfo.asNode(), Node.ANY)
        .filterKeep(
            t -> ontology.contains(t.getSubject(), RDF.type.asNode(), OWL2.Ontology.asNode()))
        .mapWith(t -> t.getObject().isLiteral() ? t.getObject().getLiteralLexicalForm() : "")
        .toList()
        .stream()
        .filter(v -> !v.isEmpty())
        .min(String::compareTo)
        .orElse("unknown");
  }

  private static Node node(String iri) {
    return NodeFactory.createURI(iri);
  }

  private static String version() {
    String version = ReleaseBuilder.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }

  private static <T> CompletableFuture<T> async(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work);
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Tells how long steps take. */
  private static final class Stopwatch {
    private long last = System.nanoTime();

    String lap() {
      long now = System.nanoTime();
      Duration lap = Duration.ofNanos(now - last);
      last = now;
      return String.format(Locale.ROOT, "%.2f s", lap.toMillis() / 1000.0);
    }
  }
}
