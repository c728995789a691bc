package entente.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.problem.Code;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {
  @TempDir Path folder;
  private Path data = Path.of("");
  private SourceFolder sources = new SourceFolder(data, new SourceReader(1000));

  @BeforeEach
  void setUp() {
    data = folder.resolve("data");
    sources = new SourceFolder(data, new SourceReader(1000));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Code codeOf(Path file, @Nullable String id) {
    Code[] code = new Code[1];
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> sources.add(file, id, null))
        .satisfies(e -> code[0] = e.problems().get(0).code());
    return code[0];
  }

  @Test
  void copiesADocumentWithItsMetadata() throws IOException {
    Path file = write("Page One.html", "<!doctype html><p>Text.");
    write("Page One.meta.json", "{\"title\": \"One\", \"id\": \"page-1\"}");
    SourceFolder.Added added = sources.add(file, null, null);
    assertThat(added.added()).isTrue();
    assertThat(added.file())
        .isEqualTo(data.resolve("sources/page-1.html"))
        .hasSameBinaryContentAs(file);
    SourceReader.Reading reading = new SourceReader(1000).readFolder(data.resolve("sources"));
    assertThat(reading.documents()).extracting(SourceDocument::id).containsExactly("page-1");
    assertThat(reading.documents().get(0).metadata().title()).isEqualTo("One");
  }

  @Test
  void saysThatTheSameIsThereAlready() throws IOException {
    Path file = write("a.txt", "Text.");
    sources.add(file, null, null);
    assertThat(sources.add(file, null, null).added()).isFalse();
  }

  @Test
  void neverOverwrites() throws IOException {
    sources.add(write("a.txt", "Text."), null, null);
    assertThat(codeOf(write("a.txt", "Other."), null)).isEqualTo(Code.DOCUMENT_EXISTS);
    assertThat(codeOf(write("a.md", "Text."), null)).isEqualTo(Code.DOCUMENT_EXISTS);
    assertThat(data.resolve("sources/a.txt")).hasContent("Text.");
    assertThat(sources.add(folder.resolve("a.md"), "b", null).file())
        .isEqualTo(data.resolve("sources/b.md"));
  }

  @Test
  void neverOverwritesMetadata() throws IOException {
    Files.createDirectories(data.resolve("sources"));
    Files.writeString(data.resolve("sources/a.meta.json"), "{\"title\": \"kept\"}");
    assertThat(codeOf(write("a.txt", "Text."), null)).isEqualTo(Code.DOCUMENT_EXISTS);
  }

  @Test
  void addsOnlyWhatCanBeRead() throws IOException {
    assertThat(codeOf(write("a.txt", ""), null)).isEqualTo(Code.FILE_EMPTY);
    assertThat(codeOf(write("b.txt", "Text."), "Not An Id")).isEqualTo(Code.METADATA_INVALID);
    assertThat(data.resolve("sources")).doesNotExist();
  }

  @Test
  void saysWhyItCannotWrite() throws IOException {
    Files.writeString(folder.resolve("data"), "a file");
    assertThat(codeOf(write("a.txt", "Text."), null)).isEqualTo(Code.FOLDER_UNWRITABLE);
  }
}
