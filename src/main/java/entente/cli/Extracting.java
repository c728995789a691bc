package entente.cli;

import entente.extract.Explanation;
import entente.extract.Extraction;
import entente.extract.FactJson;
import entente.extract.TextExtractor;
import entente.graph.GraphBuilder;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.source.Home;
import entente.source.SourceDocument;
import entente.source.SourceReader;
import entente.source.WebFetcher;
import entente.vocab.Graphs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** The work of {@link ExtractCommand}. */
final class Extracting {
  private final Home home;
  private final Console console;
  private final ExtractCommand options;
  private final String format;
  private final List<Problem> problems = new ArrayList<>();
  private int read;

  Extracting(Home home, Console console, ExtractCommand options, String format) {
    this.home = home;
    this.console = console;
    this.options = options;
    this.format = format;
  }

  /** Extracts from all documents; what is wrong with some is said at the end. */
  int run() {
    TextExtractor extractor = TextExtractor.create(home);
    Path output = options.output;
    if (output != null && Files.isDirectory(output)) {
      each(
          document -> {
            Path file =
                output.resolve(document.id() + "." + (format.equals("list") ? "txt" : format));
            new Output(console, file).write(out -> write(extractor, document, false, out));
          });
    } else {
      new Output(console, output).write(out -> writeAll(extractor, out));
    }
    console.report(problems);
    return errors() == 0 ? ExitCode.DONE : read > 0 ? ExitCode.FINDINGS : ExitCode.of(problems);
  }

  private long errors() {
    return problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
  }

  private Extraction known(Extraction extraction) {
    problems.addAll(extraction.problems());
    read++;
    return extraction;
  }

  private void writeAll(TextExtractor extractor, OutputStream out) throws IOException {
    if (format.equals("trig")) {
      List<Extraction> all = new ArrayList<>();
      each(document -> all.add(known(extractor.extract(document))));
      requireDocument();
      RdfOutput.trig(graphs(all), out);
      return;
    }
    boolean several = options.documents.size() > 1 || isFolder(options.documents.get(0));
    try {
      each(
          document -> {
            try {
              write(extractor, document, several, out);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    requireDocument();
  }

  /** Without any document there is no result, and no file of it is left. */
  private void requireDocument() {
    if (read == 0 && errors() > 0) {
      throw new ProblemException(problems);
    }
  }

  private static boolean isFolder(String document) {
    return !document.equals("-")
        && !WebFetcher.isAddress(document)
        && Files.isDirectory(Path.of(document));
  }

  /** Reads all documents, one after another, in the order in which they were named. */
  private void each(Consumer<SourceDocument> documents) {
    SourceReader reader = new SourceReader(options.maxSize, problems::add);
    List<Path> files = new ArrayList<>();
    for (String document : options.documents) {
      if (document.equals("-")) {
        one(() -> reader.read("-", console.in(), options.meta), documents);
      } else if (WebFetcher.isAddress(document)) {
        WebFetcher fetcher =
            new WebFetcher(options.maxSize, options.allowed.hosts(), Clock.systemUTC());
        one(() -> reader.read(fetcher.fetch(document), options.meta), documents);
      } else if (options.meta != null) {
        one(() -> reader.read(Path.of(document), options.meta), documents);
      } else if (isFolder(document)) {
        files.addAll(SourceReader.files(Path.of(document)));
      } else {
        files.add(Path.of(document));
      }
    }
    reader.readEach(files, documents, problems::add);
  }

  /** Reads one document. */
  private interface Reading {
    SourceDocument read();
  }

  private void one(Reading reading, Consumer<SourceDocument> documents) {
    SourceDocument document;
    try {
      document = reading.read();
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return;
    }
    documents.accept(document);
  }

  /** Writes what one document gives; if there are several, so that each says which it is. */
  private void write(
      TextExtractor extractor, SourceDocument document, boolean several, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    int width = new Output(console, options.output).width();
    if (options.explain) {
      Explanation explanation = extractor.explain(document);
      known(explanation.extraction());
      new ExplanationList(Reasons.definitions(home), width).write(explanation, writer);
    } else {
      Extraction extraction = known(extractor.extract(document));
      switch (format) {
        case "trig" -> RdfOutput.trig(graphs(List.of(extraction)), out);
        case "jsonl" -> FactJson.write(extraction, several, writer);
        default -> new FactList(width).write(extraction, writer);
      }
    }
    if (several && format.equals("list")) {
      writer.append('\n');
    }
    writer.flush();
  }

  /** The graphs that the documents themselves give, without ontology and reference data. */
  private DatasetGraph graphs(List<Extraction> extractions) {
    DatasetGraph all = GraphBuilder.load(home).build(extractions);
    DatasetGraph own = DatasetGraphFactory.create();
    Set<String> others = Set.of(Graphs.ONTOLOGY, Graphs.TOPICS, Graphs.ACTORS, Graphs.LINKS);
    all.find()
        .forEachRemaining(
            quad -> {
              if (!quad.isDefaultGraph() && !others.contains(quad.getGraph().getURI())) {
                own.add(quad);
              }
            });
    return own;
  }
}
