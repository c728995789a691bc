package entente.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import entente.extract.Extraction;
import entente.extract.FactJson;
import entente.extract.TextExtractor;
import entente.source.Home;
import entente.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures are those of the corpus' own scorer, {@code score.py}, on the same input. */
class EvaluationTest {
  private static final Home HOME = new Home(Path.of(System.getProperty("entente.home", ".")));
  private static final Path RESOURCES = HOME.root().resolve("src/test/resources");
  private static final Path CORPUS = RESOURCES.resolve("corpus");
  private static final int SEEDS = Boolean.getBoolean("entente.long") ? 100 : 3;

  @TempDir private Path folder;

  private static JsonObject evaluate(Path predictions) {
    Evaluator evaluator = new Evaluator(ClaimReader.nameForms());
    List<DocumentScore> documents = new ArrayList<>();
    for (GoldDocument gold : new GoldFolder(CORPUS).read(List.of())) {
      Optional<Path> file = GoldFolder.predictions(predictions, gold.id());
      documents.add(evaluator.evaluate(gold, file.map(Predictions::read).orElse(null)));
    }
    return EvaluationJson.json(new Evaluation(documents));
  }

  /** Where the two differ: paths with both values. */
  private static List<String> differences(String path, JsonElement expected, JsonElement actual) {
    List<String> differences = new ArrayList<>();
    if (expected.isJsonObject() && actual.isJsonObject()) {
      Set<String> keys = new TreeSet<>(expected.getAsJsonObject().keySet());
      keys.addAll(actual.getAsJsonObject().keySet());
      for (String key : keys) {
        JsonElement one = expected.getAsJsonObject().get(key);
        JsonElement other = actual.getAsJsonObject().get(key);
        if (one == null || other == null) {
          differences.add(path + "/" + key + ": " + one + " | " + other);
        } else {
          differences.addAll(differences(path + "/" + key, one, other));
        }
      }
    } else if (expected.isJsonArray()
        && actual.isJsonArray()
        && expected.getAsJsonArray().size() == actual.getAsJsonArray().size()) {
      for (int i = 0; i < expected.getAsJsonArray().size(); i++) {
        differences.addAll(
            differences(
                path + "/" + i, expected.getAsJsonArray().get(i), actual.getAsJsonArray().get(i)));
      }
    } else if (!same(expected, actual)) {
      differences.add(path + ": " + expected + " | " + actual);
    }
    return differences;
  }

  private static boolean same(JsonElement expected, JsonElement actual) {
    return isNumber(expected) && isNumber(actual)
        ? Math.abs(expected.getAsDouble() - actual.getAsDouble()) < 1e-12
        : expected.equals(actual);
  }

  private static boolean isNumber(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
  }

  private static int figures(JsonElement json) {
    if (json.isJsonObject()) {
      return json.getAsJsonObject().asMap().values().stream()
          .mapToInt(EvaluationTest::figures)
          .sum();
    }
    return isNumber(json) ? 1 : 0;
  }

  private static JsonObject read(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  /** What the scorer prints for the predictions. */
  private JsonObject scored(Path predictions) throws IOException, InterruptedException {
    Path out = folder.resolve("score.json");
    Process process =
        new ProcessBuilder(
                "python3",
                CORPUS.resolve("score.py").toString(),
                "--dir",
                CORPUS.toString(),
                "--pred",
                predictions.toString(),
                "--json")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return read(out);
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Path extracted() throws IOException {
    Path predictions = Files.createDirectories(folder.resolve("extracted"));
    TextExtractor extractor = TextExtractor.create(HOME);
    GoldFolder gold = new GoldFolder(CORPUS);
    for (String id : gold.ids()) {
      Path file = gold.document(id).orElseThrow();
      if (file.toString().endsWith(".txt")) {
        Extraction extraction =
            extractor.extract(new SourceReader(SourceReader.DEFAULT_LIMIT).read(file, null));
        StringBuilder lines = new StringBuilder();
        FactJson.write(extraction, lines);
        Files.writeString(predictions.resolve(id + ".jsonl"), lines);
      }
    }
    return predictions;
  }

  /** Spoilt copies: of what was extracted, or for odd seeds of the gold facts themselves. */
  private Path spoilt(Path extracted, long seed) throws IOException {
    Path predictions = Files.createDirectories(folder.resolve("spoilt-" + seed));
    Perturbation perturbation = new Perturbation(seed);
    for (String id : new GoldFolder(CORPUS).ids()) {
      Path file =
          seed % 2 == 1 ? CORPUS.resolve(id + ".gold.jsonl") : extracted.resolve(id + ".jsonl");
      if (Files.exists(file)) {
        Files.write(
            predictions.resolve(id + ".jsonl"), perturbation.spoil(Files.readAllLines(file)));
      }
    }
    return predictions;
  }

  @Test
  void knowsTheNamesOfTheScorer() throws IOException {
    try (var in = ClaimReader.class.getResourceAsStream("aliases.json")) {
      assertThat(in).isNotNull();
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(CORPUS.resolve("aliases.json")));
    }
  }

  @Test
  void givesTheFiguresThatTheScorerGaveForTheCommittedPredictions() throws IOException {
    JsonObject expected = read(RESOURCES.resolve("evaluate/score.json"));
    JsonObject actual = evaluate(RESOURCES.resolve("evaluate/predictions"));

    assertThat(differences("", expected, actual)).isEmpty();
    assertThat(figures(expected)).isGreaterThan(5000);
  }

  @Test
  void givesTheScorersFiguresForWhatIsExtracted() throws Exception {
    assumeTrue(hasPython(), "there is no python3: only the committed figures were compared");
    Path extracted = extracted();

    assertThat(differences("", scored(extracted), evaluate(extracted))).isEmpty();
  }

  @Test
  void givesTheScorersFiguresForSpoiltFacts() throws Exception {
    assumeTrue(hasPython(), "there is no python3: only the committed figures were compared");
    Path extracted = extracted();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Path spoilt = spoilt(extracted, seed);
      assertThat(differences("", scored(spoilt), evaluate(spoilt))).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void noticesSpoiltFacts() throws IOException {
    Path extracted = extracted();

    assertThat(differences("", evaluate(extracted), evaluate(spoilt(extracted, 2))))
        .hasSizeGreaterThan(500);
  }
}
