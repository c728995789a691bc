package entente.cli;

import entente.evaluate.ClaimReader;
import entente.evaluate.DocumentScore;
import entente.evaluate.Evaluation;
import entente.evaluate.EvaluationJson;
import entente.evaluate.Evaluator;
import entente.evaluate.GoldDocument;
import entente.evaluate.GoldFolder;
import entente.evaluate.LeaveOneOut;
import entente.evaluate.Predictions;
import entente.extract.TextExtractor;
import entente.problem.Code;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work of {@link EvaluateCommand}. */
final class Evaluating {
  private final Main main;
  private final GoldFolder gold;
  private final @Nullable Path predictions;
  private final Evaluator evaluator;

  Evaluating(Main main, Path gold, @Nullable Path predictions, List<Path> names) {
    this.main = main;
    this.gold = new GoldFolder(gold);
    this.predictions = predictions;
    this.evaluator = new Evaluator(ClaimReader.nameForms(names));
    if (predictions != null && !Files.isDirectory(predictions)) {
      throw new ProblemException(
          Problem.error(
              Place.of(predictions),
              Code.FILE_NOT_FOUND,
              "there is no such folder",
              "name the folder that holds the predictions"));
    }
  }

  /**
   * Evaluates the documents whose ids match the patterns.
   *
   * @param patterns globs; none stands for all documents
   * @param leaveOneOut whether to measure what each document loses without its own rules
   * @return the exit code
   */
  int run(List<String> patterns, boolean leaveOneOut, String format, Output output) {
    List<GoldDocument> documents = gold.read(patterns);
    Path given = predictions;
    List<Problem> refused = new ArrayList<>();
    if (leaveOneOut) {
      LossTables losses = new LossTables(losses(documents, refused));
      write(output, format, losses::writeText, losses::writeMarkdown, losses::writeJson);
    } else {
      Evaluation evaluation =
          given == null ? extracted(documents, refused) : predicted(documents, given);
      EvaluationTables tables = new EvaluationTables(evaluation);
      write(
          output,
          format,
          tables::writeText,
          tables::writeMarkdown,
          out -> EvaluationJson.write(evaluation, out));
    }
    main.console().report(refused);
    return refused.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private interface Form {
    void write(Appendable out) throws IOException;
  }

  private static void write(Output output, String format, Form text, Form markdown, Form json) {
    output.write(
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          switch (format) {
            case "json" -> json.write(writer);
            case "markdown" -> markdown.write(writer);
            default -> text.write(writer);
          }
          writer.flush();
        });
  }

  private List<LeaveOneOut.Loss> losses(List<GoldDocument> documents, List<Problem> refused) {
    SourceReader reader = reader();
    List<LeaveOneOut.Annotated> annotated = new ArrayList<>();
    for (GoldDocument document : documents) {
      try {
        annotated.add(new LeaveOneOut.Annotated(read(document, reader), document));
      } catch (ProblemException e) {
        refused.addAll(e.problems());
      }
    }
    return new LeaveOneOut(TextExtractor.create(main.home()), evaluator).losses(annotated);
  }

  private SourceReader reader() {
    return new SourceReader(SourceReader.DEFAULT_LIMIT, this::notice);
  }

  private SourceDocument read(GoldDocument document, SourceReader reader) {
    return reader.read(gold.document(document.id()).orElseThrow(() -> missing(document)), null);
  }

  private Evaluation predicted(List<GoldDocument> documents, Path folder) {
    List<DocumentScore> scores = new ArrayList<>();
    for (GoldDocument document : documents) {
      scores.add(
          evaluator.evaluate(
              document,
              GoldFolder.predictions(folder, document.id()).map(Predictions::read).orElse(null)));
    }
    return new Evaluation(scores);
  }

  private Evaluation extracted(List<GoldDocument> documents, List<Problem> refused) {
    TextExtractor extractor = TextExtractor.create(main.home());
    SourceReader reader = reader();
    List<DocumentScore> scores = new ArrayList<>();
    for (GoldDocument document : documents) {
      Predictions facts = null;
      try {
        facts = Predictions.of(extractor.extract(read(document, reader)));
      } catch (ProblemException e) {
        refused.addAll(e.problems());
      }
      scores.add(evaluator.evaluate(document, facts));
    }
    return new Evaluation(scores);
  }

  private void notice(Problem problem) {
    if (problem.severity() != Severity.INFO) {
      main.console().report(problem);
    }
  }

  private static ProblemException missing(GoldDocument document) {
    return new ProblemException(
        Problem.error(
            Place.of(document.folder().resolve(document.id())),
            Code.FILE_NOT_FOUND,
            "there are gold facts, and no document",
            "put the document beside them"));
  }
}
