package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import entente.extract.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sentences gave facts and which did not, counted and listed. */
class CoverageCommandTest {
  @TempDir private Path folder;

  private Path page() throws Exception {
    return Files.writeString(
        folder.resolve("page.txt"),
        """
        EU and Japan

        The EU and Japan signed a Memorandum of Cooperation on submarine cables on 3 July 2023.
        Will the EU and Japan sign an agreement?

        The weather was fine.
        """);
  }

  @Test
  void countsTheSentencesOfTheProjectsSources() {
    InProcess.Run run = InProcess.run("coverage", "-f", "table");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("document ").containsPattern("asia-pacific +\\d+ +\\d+");
    // every reason has its definition
    assertThat(run.out().lines())
        .filteredOn(l -> Arrays.stream(Sentence.Use.values()).anyMatch(u -> l.startsWith(u.id())))
        .hasSize(Sentence.Use.values().length)
        .allMatch(l -> l.matches("\\S+ +\\p{Lu}.*\\."));
  }

  @Test
  void countsByReason() throws Exception {
    InProcess.Run run = InProcess.run("coverage", page().toString(), "-f", "json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject page = json.getAsJsonObject("documents").getAsJsonObject("page");
    assertThat(page).isEqualTo(json.getAsJsonObject("all"));
    assertThat(page.get("sentences").getAsInt()).isEqualTo(4);
    for (String reason : List.of("used", "heading", "hedged", "out-of-scope")) {
      assertThat(page.get(reason).getAsInt()).as(reason).isEqualTo(1);
    }
    assertThat(InProcess.run("coverage", page().toString()).out())
        .startsWith("document\tsentences\tused\theading\t")
        .contains("\npage\t4\t1\t1\t");
  }

  @Test
  void listsTheSentencesOfAReason() throws Exception {
    String page = page().toString();
    InProcess.Run run = InProcess.run("coverage", page, "--sentences", "hedged", "-f", "table");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith(page + ":4: Will the EU and Japan sign an agreement?\n")
        .contains("1 hedged: It is a hope, a question or an unreal condition.");
    assertThat(InProcess.run("coverage", page, "--sentences", "used").out())
        .isEqualTo(
            "document\tline\tsection\tsentence\n"
                + "page\t3\tEU and Japan\tThe EU and Japan signed a Memorandum of Cooperation on"
                + " submarine cables on 3 July 2023.\n");
  }

  @Test
  void saysWhatItCouldNotDo() throws Exception {
    InProcess.Run unknown = InProcess.run("coverage", "--sentences", "no-patern");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'no-pattern'?");
    InProcess.Run missing = InProcess.run("coverage", page().toString(), "missing.txt");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out()).contains("page\t4");
    assertThat(missing.err()).contains("missing.txt: error EN-101");
  }
}
