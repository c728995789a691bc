package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code extract --explain} says how each sentence was read. */
class ExplainTest {
  @TempDir private Path folder;

  private InProcess.Run explain(String text, String... more) throws Exception {
    Path page = Files.writeString(folder.resolve("page.txt"), text);
    String[] arguments = new String[more.length + 3];
    arguments[0] = "extract";
    arguments[1] = page.toString();
    arguments[2] = "--explain";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return InProcess.run(arguments);
  }

  @Test
  void showsMentionsRulesAndFacts() throws Exception {
    InProcess.Run run =
        explain("The EU and Japan signed a Memorandum of Cooperation on 3 July 2023.\n");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("page.txt:1: used\n")
        .contains("- 'EU' 4–6 polity: European Union\n")
        .contains("- 'signed' 17–23 verb: sign, past")
        .contains("- '3 July 2023' 55–66 date: 2023-07-03\n")
        .containsPattern(
            "> rule signing\\.active \\(facts\\.rules:\\d+\\) states f1, f2; it matched")
        .contains("agent 'EU' 4–6, 'Japan' 11–16")
        .contains("= f1\n", "= f2\n", "event Signing: ", "date 2023-07-03");
  }

  @Test
  void saysWhyASentenceGaveNothing() throws Exception {
    InProcess.Run run = explain("Will the EU and Japan sign an agreement?\n\nIt rained.\n");
    assertThat(run.out())
        .contains("page.txt:1: hedged\n")
        .contains("no fact. It is a hope, a question or an unreal condition.\n")
        .contains("page.txt:3: out-of-scope\n");
  }

  @Test
  void saysWhatWasSkipped() throws Exception {
    InProcess.Run run =
        explain(
            "On the 3 July 2023, the EU and Japan signed The July 2020 EU-India summit agreed to"
                + " launch a dialogue.\n");
    assertThat(run.out())
        .contains("skipped, garbled: 'On the 3 July 2023, the EU and Japan signed' 0–43\n");
  }

  @Test
  void hasNoOtherFormat() throws Exception {
    assertThat(explain("It rained.\n", "-f", "trig").code()).isEqualTo(2);
  }
}
