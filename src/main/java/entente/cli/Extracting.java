package entente.cli;

import entente.extract.Explanation;
import entente.extract.Extraction;
import entente.extract.FactJson;
import entente.extract.Sentence;
import entente.extract.TextExtractor;
import entente.graph.GraphBuilder;
import entente.source.Home;
import entente.source.SourceDocument;
import entente.source.SourceReader;
import entente.vocab.Graphs;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.jspecify.annotations.Nullable;

/** The work of {@link ExtractCommand}. */
final class Extracting {
  private Extracting() {}

  static int run(
      Home home,
      Console console,
      String file,
      @Nullable Path meta,
      long maxSize,
      String format,
      Output output) {
    SourceDocument document = read(console, file, meta, maxSize);
    Extraction extraction = TextExtractor.create(home).extract(document);
    console.report(extraction.problems());
    output.write(
        out -> {
          if (format.equals("trig")) {
            RdfOutput.trig(graphs(home, extraction), out);
            return;
          }
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          if (format.equals("jsonl")) {
            FactJson.write(extraction, writer);
          } else {
            new FactList(output.width()).write(extraction, writer);
          }
          writer.flush();
        });
    return ExitCode.DONE;
  }

  /** Prints how each sentence was read. */
  static int explain(
      Home home, Console console, String file, @Nullable Path meta, long maxSize, Output output) {
    SourceDocument document = read(console, file, meta, maxSize);
    Explanation explanation = TextExtractor.create(home).explain(document);
    console.report(explanation.extraction().problems());
    Map<Sentence.Use, String> definitions = Reasons.definitions(home);
    output.write(
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          new ExplanationList(definitions, output.width()).write(explanation, writer);
          writer.flush();
        });
    return ExitCode.DONE;
  }

  private static SourceDocument read(
      Console console, String file, @Nullable Path meta, long maxSize) {
    SourceReader reader = new SourceReader(maxSize, console::report);
    return file.equals("-")
        ? reader.read("-", console.in(), meta)
        : reader.read(Path.of(file), meta);
  }

  /** The graphs that the document itself gives, without ontology and reference data. */
  private static DatasetGraph graphs(Home home, Extraction extraction) {
    DatasetGraph all = GraphBuilder.load(home).build(List.of(extraction));
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
