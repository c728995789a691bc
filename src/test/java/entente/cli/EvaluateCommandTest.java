package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures on the command line, their formats and the exit codes. */
class EvaluateCommandTest {
  private static final Path CORPUS = InProcess.HOME.resolve("src/test/resources/corpus");

  @TempDir private Path folder;

  private static InProcess.Run evaluate(String... arguments) {
    return InProcess.run("evaluate", "--gold", CORPUS.toString(), List.of(arguments));
  }

  @Test
  void measuresWhatIsExtracted() {
    InProcess.Run run = evaluate("05-*", "02-*");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Facts of 2 documents", "\ncore ", "\nforum ", "05-japan-page-2023")
        .contains("Negatives violated: 0 of 8")
        .doesNotContain("asia-pacific");
  }

  @Test
  void writesMarkdownAndJson() throws Exception {
    assertThat(evaluate("05-*", "-f", "markdown").out()).contains("| core | 10 |");
    Path file = folder.resolve("figures.json");
    assertThat(evaluate("05-*", "-o", file.toString()).code()).isZero();
    JsonObject json = JsonParser.parseString(Files.readString(file, UTF_8)).getAsJsonObject();
    assertThat(json.getAsJsonObject("groups").getAsJsonObject("core").get("gold").getAsInt())
        .isEqualTo(10);
  }

  @Test
  void takesPredictionsOfAFolder() throws Exception {
    Files.writeString(
        folder.resolve("05-japan-page-2023.jsonl"),
        Files.readAllLines(CORPUS.resolve("05-japan-page-2023.gold.jsonl")).get(0));
    InProcess.Run run = evaluate("--pred", folder.toString(), "05-*", "12-*");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("\ncore +10 +1 +1 +0 +1\\.00 +0\\.10")
        .contains("12-no-facts-explainer (no facts given)");
  }

  @Test
  void countsADocumentThatCannotBeReadAsMissed() throws Exception {
    Files.copy(CORPUS.resolve("05-japan-page-2023.gold.jsonl"), folder.resolve("page.gold.jsonl"));
    InProcess.Run run = InProcess.run("evaluate", "--gold", folder.toString(), List.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).containsPattern("\ncore +10 +0 +0 +0 +– +0\\.00");
    assertThat(run.err()).contains("EN-101");
  }

  @Test
  void measuresWhatADocumentLosesWithoutItsOwnRules() {
    InProcess.Run run = evaluate("05-*", "06-*", "10-*", "--leave-one-out", "-f", "json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject page = json.getAsJsonObject("05-japan-page-2023");
    assertThat(page.get("foundWithoutOwn").getAsInt()).isBetween(1, 9);
    assertThat(page.getAsJsonArray("own").toString()).contains("facts.rules ", "lists.txt [");
    // alone it has everything for its own
    JsonObject alone =
        JsonParser.parseString(evaluate("05-*", "--leave-one-out", "-f", "json").out())
            .getAsJsonObject()
            .getAsJsonObject("05-japan-page-2023");
    assertThat(alone.get("foundWithoutOwn").getAsInt()).isZero();
    assertThat(alone.get("fall").getAsDouble()).isEqualTo(1);
    assertThat(evaluate("05-*", "--leave-one-out", "--pred", folder.toString()).code())
        .isEqualTo(2);
  }

  @Test
  void refusesWhatItCannotUse() throws Exception {
    assertThat(evaluate("05-japan-page-2032").err())
        .contains("EN-222")
        .contains("did you mean '05-japan-page-2023'?");
    InProcess.Run empty = InProcess.run("evaluate", "--gold", folder.toString(), List.of());
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err()).contains("EN-222");
    Files.writeString(folder.resolve("page.gold.jsonl"), "{\"id\":\"1\"}\nno fact\n");
    InProcess.Run broken = InProcess.run("evaluate", "--gold", folder.toString(), List.of());
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("page.gold.jsonl:2: error EN-221");
    assertThat(evaluate("-f", "tabel").err()).contains("EN-804").contains("did you mean 'table'?");
  }
}
