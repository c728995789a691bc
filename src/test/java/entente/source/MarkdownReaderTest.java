package entente.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.problem.Code;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReaderTest {
  @TempDir Path folder;

  private SourceDocument read(String markdown) throws IOException {
    Path file = Files.write(folder.resolve("page.md"), markdown.getBytes(UTF_8));
    return new SourceReader(SourceReader.DEFAULT_LIMIT).read(file, null);
  }

  @Test
  void readsWhatTheMarksStandFor() throws IOException {
    SourceDocument document =
        read(
            """
            ---
            layout: page
            ---
            # Japan

            The EU launched a [Digital **Partnership**](https://example.org/a)
            in 2022.

            Aims
            ----

            * one
              1. inner

            | Council | Date        |
            |---------|-------------|
            | First   | 3 July 2023 |
            """);
    assertThat(document.text())
        .isEqualTo(
            "Japan\nThe EU launched a Digital Partnership in 2022.\nAims\none\ninner\n"
                + "Council Date\nFirst 3 July 2023");
    assertThat(document.offsetsInFile()).isFalse();
    assertThat(document.blocks())
        .extracting(b -> b.kind() + " " + b.level())
        .containsExactly(
            "HEADING 1", "PARAGRAPH 0", "HEADING 2", "ITEM 1", "ITEM 2", "COLUMN_NAMES 0", "ROW 0");
    assertThat(document.metadata().title()).isEqualTo("Japan");
  }

  @Test
  void survivesMarksThatAreNestedWithoutEnd() throws IOException {
    for (String mark : List.of(">", "[", "*a _", "- ", "((", "`", "![")) {
      try {
        assertThat(read(mark.repeat(20_000) + "x").text()).isNotEmpty();
      } catch (ProblemException e) {
        assertThat(e.problems().get(0).code()).isIn(Code.DOCUMENT_TOO_COMPLEX, Code.FILE_EMPTY);
      }
    }
  }

  @Test
  void refusesMarkupWithoutMeasure() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read("<b>".repeat(600_000)))
        .satisfies(
            e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.DOCUMENT_TOO_COMPLEX));
  }
}
