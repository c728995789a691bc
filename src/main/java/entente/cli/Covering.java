package entente.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import entente.extract.Extraction;
import entente.extract.Sentence;
import entente.extract.TextExtractor;
import entente.problem.Code;
import entente.problem.Nearest;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.source.SourceDocument;
import entente.source.SourceReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The work of {@link CoverageCommand}. */
final class Covering {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private final Main main;
  private final SourceReader reader;

  Covering(Main main, long maxSize) {
    this.main = main;
    this.reader = new SourceReader(maxSize, this::notice);
  }

  private void notice(Problem problem) {
    if (problem.severity() != Severity.INFO) {
      main.console().report(problem);
    }
  }

  /**
   * Counts or lists sentences.
   *
   * @param files documents and folders; none stands for the project's sources
   * @param reason the reason whose sentences are listed, or null to count all
   * @return the exit code
   */
  int run(List<Path> files, @Nullable String reason, String format, Output output) {
    Sentence.Use use = reason == null ? null : use(reason);
    List<Problem> problems = new ArrayList<>();
    List<Extraction> extractions = extractions(files, problems);
    Map<Sentence.Use, String> definitions = Reasons.definitions(main.home());
    output.write(
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          if (use == null) {
            writeCounts(extractions, definitions, format, writer);
          } else {
            writeSentences(extractions, use, definitions, format, writer);
          }
          writer.flush();
        });
    problems.forEach(this::notice);
    return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)
        ? ExitCode.FINDINGS
        : ExitCode.DONE;
  }

  private static Sentence.Use use(String reason) {
    List<String> ids = Arrays.stream(Sentence.Use.values()).map(Sentence.Use::id).toList();
    return Arrays.stream(Sentence.Use.values())
        .filter(use -> use.id().equals(reason))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.error(
                        Place.of("--sentences"),
                        Code.USAGE,
                        "there is no reason '" + reason + "'",
                        Nearest.hint(reason, ids, "use one of " + String.join(", ", ids)))));
  }

  private List<Extraction> extractions(List<Path> files, List<Problem> problems) {
    List<SourceDocument> documents = new ArrayList<>();
    List<Path> single = new ArrayList<>();
    for (Path file : files.isEmpty() ? List.of(main.home().data().resolve("sources")) : files) {
      if (Files.isDirectory(file) || files.isEmpty()) {
        SourceReader.Reading reading = reader.readFolder(file);
        documents.addAll(reading.documents());
        problems.addAll(reading.problems());
      } else {
        single.add(file);
      }
    }
    SourceReader.Reading reading = reader.readFiles(single);
    documents.addAll(reading.documents());
    problems.addAll(reading.problems());
    TextExtractor extractor = TextExtractor.create(main.home());
    return documents.stream()
        .sorted(Comparator.comparing(SourceDocument::id).thenComparing(SourceDocument::origin))
        .map(extractor::extract)
        .toList();
  }

  // -------------------------------------------------------------- counts

  private static Map<Sentence.Use, Integer> counts(Stream<Sentence> sentences) {
    Map<Sentence.Use, Integer> counts = new EnumMap<>(Sentence.Use.class);
    for (Sentence.Use use : Sentence.Use.values()) {
      counts.put(use, 0);
    }
    sentences.forEach(sentence -> counts.merge(sentence.use(), 1, Integer::sum));
    return counts;
  }

  private static void writeCounts(
      List<Extraction> extractions,
      Map<Sentence.Use, String> definitions,
      String format,
      Appendable out)
      throws IOException {
    Map<Sentence.Use, Integer> all =
        counts(extractions.stream().flatMap(e -> e.sentences().stream()));
    if (format.equals("json")) {
      JsonObject documents = new JsonObject();
      for (Extraction extraction : extractions) {
        documents.add(extraction.document().id(), json(counts(extraction.sentences().stream())));
      }
      JsonObject reasons = new JsonObject();
      definitions.forEach((use, definition) -> reasons.addProperty(use.id(), definition));
      JsonObject json = new JsonObject();
      json.add("reasons", reasons);
      json.add("documents", documents);
      json.add("all", json(all));
      GSON.toJson(json, out);
      out.append('\n');
      return;
    }
    List<String> head = new ArrayList<>(List.of("document", "sentences"));
    Arrays.stream(Sentence.Use.values()).forEach(use -> head.add(use.id()));
    List<List<String>> rows = new ArrayList<>();
    for (Extraction extraction : extractions) {
      rows.add(row(extraction.document().id(), counts(extraction.sentences().stream())));
    }
    if (format.equals("tsv")) {
      new Grid("", head, rows).writeTsv(out);
      return;
    }
    rows.add(row("all", all));
    new Grid("", head, rows).writeText(out);
    out.append('\n');
    for (Sentence.Use use : Sentence.Use.values()) {
      String name = use.id() + " ".repeat(14 - use.id().length());
      out.append(name).append(definitions.getOrDefault(use, "")).append('\n');
    }
  }

  private static List<String> row(String name, Map<Sentence.Use, Integer> counts) {
    List<String> row = new ArrayList<>(List.of(name, String.valueOf(total(counts))));
    counts.values().forEach(count -> row.add(String.valueOf(count)));
    return row;
  }

  private static int total(Map<Sentence.Use, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static JsonObject json(Map<Sentence.Use, Integer> counts) {
    JsonObject json = new JsonObject();
    json.addProperty("sentences", total(counts));
    counts.forEach((use, count) -> json.addProperty(use.id(), count));
    return json;
  }

  // -------------------------------------------------------------- sentences

  private static void writeSentences(
      List<Extraction> extractions,
      Sentence.Use use,
      Map<Sentence.Use, String> definitions,
      String format,
      Appendable out)
      throws IOException {
    JsonArray json = new JsonArray();
    List<List<String>> rows = new ArrayList<>();
    int count = 0;
    for (Extraction extraction : extractions) {
      SourceDocument document = extraction.document();
      Lines lines = new Lines(document.text());
      for (Sentence sentence : extraction.sentences()) {
        if (sentence.use() != use) {
          continue;
        }
        count++;
        int line = lines.at(sentence.span().start());
        String words = sentence.span().of(document.text());
        String section = sentence.section();
        JsonObject object = new JsonObject();
        object.addProperty("document", document.id());
        object.addProperty("line", line);
        object.addProperty("section", section);
        object.addProperty("sentence", words);
        json.add(object);
        rows.add(List.of(document.id(), String.valueOf(line), section, words));
        if (format.equals("table")) {
          out.append(document.origin() + ":" + line + ": " + words.replaceAll("\\s+", " ") + "\n");
        }
      }
    }
    switch (format) {
      case "json" -> {
        GSON.toJson(json, out);
        out.append('\n');
      }
      case "tsv" ->
          new Grid("", List.of("document", "line", "section", "sentence"), rows).writeTsv(out);
      default ->
          out.append(count == 0 ? "" : "\n")
              .append(count + " " + use.id() + ": " + definitions.getOrDefault(use, "") + "\n");
    }
  }
}
