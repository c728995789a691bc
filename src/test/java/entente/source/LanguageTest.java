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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static final String FRENCH =
      "L’Union européenne et le Japon ont signé un accord sur les données. Les deux partenaires se"
          + " sont félicités des progrès réalisés dans le cadre du partenariat numérique, et ils ont"
          + " décidé de se réunir à Tokyo pour la deuxième session du conseil qui se tiendra avant"
          + " la fin de l’année.";
  private static final String GERMAN =
      "Die Europäische Union und Japan haben eine Vereinbarung über die Nutzung der Daten"
          + " unterzeichnet. Die beiden Partner haben sich auch auf die nächsten Schritte für das"
          + " kommende Jahr verständigt, und der Rat wird im Sommer in Tokio zusammenkommen, um den"
          + " Stand der Arbeiten zu prüfen.";

  @Test
  void tellsLanguagesBySmallWords() {
    assertThat(Language.of(FRENCH).name()).isEqualTo("French");
    assertThat(Language.of(GERMAN).name()).isEqualTo("German");
  }

  @Test
  void tellsLanguagesByTheirScript() {
    assertThat(Language.of("Европейският съюз и Япония подписаха споразумение. ".repeat(3)).name())
        .isEqualTo("Cyrillic");
    assertThat(Language.of("한국과 유럽연합은 디지털 협력에 합의하였다 ".repeat(8)).name()).isEqualTo("Korean");
  }

  @Test
  void doesNotJudgeShortTexts() {
    assertThat(Language.of("Accord sur les données entre la France et le Japon").isEnglish())
        .isTrue();
  }

  @Test
  void takesEnglishWithForeignQuotationsForEnglish() throws IOException {
    String english = "The two sides signed the agreement in Tokyo and they will meet again. ";
    assertThat(Language.of(english.repeat(6) + FRENCH).isEnglish()).isTrue();
    try (Stream<Path> files =
        Stream.of("src/test/resources/corpus", "src/test/resources/documents", "data/sources")
            .map(Path::of)
            .flatMap(LanguageTest::texts)) {
      List<Path> texts = files.toList();
      assertThat(texts).hasSizeGreaterThan(20);
      for (Path text : texts) {
        assertThat(Language.of(Files.readString(text)).isEnglish()).as("%s", text).isTrue();
      }
    }
  }

  private static Stream<Path> texts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void skipsDocumentsInOtherLanguages() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> new SourceReader(10_000).read("-", FRENCH.getBytes(UTF_8), null))
        .satisfies(
            e -> {
              assertThat(e.problems().get(0).code()).isEqualTo(Code.NOT_ENGLISH);
              assertThat(e.problems().get(0).message())
                  .matches("not English \\(French, (\\.\\d\\d|1\\.00)\\): skipped");
            });
  }
}
