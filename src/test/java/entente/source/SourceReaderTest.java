package entente.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  private static final long LIMIT = 1024;

  @TempDir Path folder;

  private final List<Problem> notices = new ArrayList<>();
  private final SourceReader reader = new SourceReader(LIMIT, notices::add);

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(UTF_8));
  }

  private List<Problem> problemsOf(Path file) {
    try {
      SourceDocument document = reader.read(file, null);
      throw new AssertionError("was read: " + document);
    } catch (ProblemException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems()).allSatisfy(p -> assertThat(p.nextStep()).isNotBlank());
      return e.problems();
    }
  }

  private Problem problemOf(Path file) {
    List<Problem> problems = problemsOf(file);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  // --- what is read

  @Test
  void readsTextAsItIs() throws IOException {
    SourceDocument document = reader.read(write("page.txt", "A café\r\n\tin Tōkyō 𝔘.\n"), null);
    assertThat(document.text()).isEqualTo("A café\r\n\tin Tōkyō 𝔘.\n");
    assertThat(document.id()).isEqualTo("page");
    assertThat(document.offsetsInFile()).isTrue();
    assertThat(document.metadata()).isEqualTo(Metadata.NONE);
    assertThat(document.checksum()).matches("[0-9a-f]{64}");
  }

  @Test
  void dropsTheByteOrderMark() throws IOException {
    assertThat(reader.read(write("a.txt", "\uFEFFText."), null).text()).isEqualTo("Text.");
  }

  @Test
  void readsUtf16ByItsMark() throws IOException {
    Path little = write("a.txt", concat(bytes(0xFF, 0xFE), "Zażółć".getBytes(UTF_16LE)));
    Path big = write("b.txt", concat(bytes(0xFE, 0xFF), "Zażółć".getBytes(UTF_16BE)));
    assertThat(reader.read(little, null).text()).isEqualTo("Zażółć");
    assertThat(reader.read(big, null).text()).isEqualTo("Zażółć");
  }

  @Test
  void readsWindows1252OnlyIfDeclared() throws IOException {
    byte[] latin = "naïve – “text”".getBytes(Charset.forName("windows-1252"));
    Path file = write("a.txt", latin);
    assertThat(problemOf(file).code()).isEqualTo(Code.FILE_UNDECODABLE);
    write("a.meta.json", "{\"encoding\": \"windows-1252\"}");
    assertThat(reader.read(file, null).text()).isEqualTo("naïve – “text”");
  }

  @Test
  void keepsBidirectionalAndRightToLeftText() throws IOException {
    String text = "\u200Fالاتحاد الأوروبي\u200E and \u2067עברית\u2069, \u202Bx\u202C.";
    assertThat(reader.read(write("a.txt", text), null).text()).isEqualTo(text);
    assertThat(notices).isEmpty();
  }

  @Test
  void readsPageBreaksAsLineFeedsSoThatOffsetsStay() throws IOException {
    SourceDocument document = reader.read(write("a.txt", "one\ftwo\u000Bthree"), null);
    assertThat(document.text()).isEqualTo("one\ntwo\nthree");
    assertThat(notices).extracting(Problem::severity).containsExactly(Severity.INFO);
  }

  @Test
  void warnsOfCharactersThatAnEarlierConversionLost() throws IOException {
    assertThat(reader.read(write("a.txt", "x\ncaf\uFFFD"), null).text()).isEqualTo("x\ncaf\uFFFD");
    assertThat(notices).extracting(Problem::code).containsExactly(Code.TEXT_DAMAGED);
    assertThat(notices.get(0).place().toString()).endsWith("a.txt:2:4");
  }

  @Test
  void readsPackedText() throws IOException {
    SourceDocument document = reader.read(write("a.txt.gz", packed("Text.".getBytes(UTF_8))), null);
    assertThat(document.text()).isEqualTo("Text.");
    assertThat(document.id()).isEqualTo("a");
    assertThat(document.checksum())
        .isEqualTo(reader.read(write("b.txt", "Text."), null).checksum());
  }

  @Test
  void readsStreamsWithoutName() {
    SourceDocument document = reader.read("-", "Text.".getBytes(UTF_8), null);
    assertThat(document.id()).isEqualTo("stdin");
    assertThat(document.origin()).isEqualTo("-");
  }

  @Test
  void makesIdentifiersOfFileNames() throws IOException {
    assertThat(reader.read(write("Asia Pacific (2024).txt", "x"), null).id())
        .isEqualTo("asia-pacific-2024");
    assertThat(reader.read(write("v1.2-page.md", "x"), null).id()).isEqualTo("v1.2-page");
    assertThat(reader.read(write("no-extension", "x"), null).id()).isEqualTo("no-extension");
    assertThat(reader.read(write("日本.txt", "x"), null).id()).matches("[0-9a-f]{12}");
  }

  @Test
  void refusesIdentifiersThatAreNoPartOfAnIri() {
    for (String id : List.of("", "A", "a/b", "..", "a b", "-a", "é")) {
      assertThatThrownBy(() -> new SourceDocument(id, "-", "x", true, "", Metadata.NONE))
          .as(id)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + id + "'");
    }
  }

  // --- what is refused

  @Test
  void refusesMissingFiles() {
    Problem problem = problemOf(folder.resolve("none.txt"));
    assertThat(problem.code()).isEqualTo(Code.FILE_NOT_FOUND);
    assertThat(problem.place()).isEqualTo(Place.of(folder.resolve("none.txt")));
  }

  @Test
  void refusesFoldersInPlaceOfFiles() {
    assertThat(problemOf(folder).code()).isEqualTo(Code.FILE_UNREADABLE);
  }

  @Test
  void refusesEmptyFilesAndFilesOfWhiteSpace() throws IOException {
    assertThat(problemOf(write("a.txt", "")).code()).isEqualTo(Code.FILE_EMPTY);
    assertThat(problemOf(write("b.txt", " \n\t\r\n")).code()).isEqualTo(Code.FILE_EMPTY);
    assertThat(problemOf(write("c.txt", "\uFEFF")).code()).isEqualTo(Code.FILE_EMPTY);
  }

  @Test
  void refusesBinaryFilesAndNamesTheirKind() throws IOException {
    Problem png = problemOf(write("a.txt", bytes(0x89, 'P', 'N', 'G', 0, 0)));
    assertThat(png.code()).isEqualTo(Code.FILE_BINARY);
    assertThat(png.message()).contains("PNG").contains("expected one of PDF");
    Problem zip = problemOf(write("b.txt", bytes('P', 'K', 3, 4, 0, 0)));
    assertThat(zip.message()).contains("ZIP");
  }

  @Test
  void refusesNulBytesWithTheirPlace() throws IOException {
    Problem problem = problemOf(write("a.txt", "first line\nab\u0000cd"));
    assertThat(problem.code()).isEqualTo(Code.FILE_BINARY);
    assertThat(problem.message()).contains("a NUL byte").contains("byte 13");
    assertThat(problem.place().toString()).endsWith("a.txt:2:3");
  }

  @Test
  void hintsAtUtf16WithoutMark() throws IOException {
    Problem problem = problemOf(write("a.txt", "plain".getBytes(UTF_16LE)));
    assertThat(problem.nextStep()).contains("UTF-16");
  }

  @Test
  void refusesWhatIsNotUtf8WithThePlaceOfTheByte() throws IOException {
    Problem problem = problemOf(write("a.txt", concat("é\nàb".getBytes(UTF_8), bytes(0xE9, 'x'))));
    assertThat(problem.code()).isEqualTo(Code.FILE_UNDECODABLE);
    assertThat(problem.message()).contains("0xE9").contains("offset 6").contains("UTF-8");
    assertThat(problem.place().toString()).endsWith("a.txt:2:3");
    assertThat(problem.nextStep()).contains("windows-1252");
  }

  @Test
  void refusesTruncatedAndOverlongSequences() throws IOException {
    for (byte[] wrong :
        List.of(bytes('a', 0xC3), bytes(0xC0, 0xAF), bytes(0xED, 0xA0, 0x80), bytes(0xF5, 0x80))) {
      assertThat(problemOf(write("a.txt", wrong)).code()).isEqualTo(Code.FILE_UNDECODABLE);
    }
    Path utf16 = write("b.txt", concat(bytes(0xFE, 0xFF), bytes(0xD8, 0x00, 0x00, 0x41)));
    assertThat(problemOf(utf16).code()).isEqualTo(Code.FILE_UNDECODABLE);
  }

  @Test
  void refusesControlCharactersWithTheirPlaces() throws IOException {
    List<Problem> problems = problemsOf(write("a.txt", "one\u0007\ntwo\u001B[0m\u0090\uFFFF"));
    assertThat(problems).extracting(Problem::code).containsOnly(Code.CONTROL_CHARACTERS);
    assertThat(problems)
        .extracting(p -> p.place().line() + ":" + p.place().column())
        .containsExactly("1:4", "2:4", "2:8", "2:9");
    assertThat(problems.get(0).message()).contains("U+0007");
  }

  @Test
  void countsControlCharactersInsteadOfListingThemAll() throws IOException {
    List<Problem> problems = problemsOf(write("a.txt", "x\u0001".repeat(50)));
    assertThat(problems).hasSize(6);
    assertThat(problems.get(5).message()).contains("45 more");
  }

  @Test
  void refusesFilesOverTheLimitAndReadsThoseAtIt() throws IOException {
    Problem problem = problemOf(write("a.txt", "x".repeat((int) LIMIT + 1)));
    assertThat(problem.code()).isEqualTo(Code.FILE_TOO_LARGE);
    assertThat(problem.message()).contains("1 kB");
    assertThat(reader.read(write("b.txt", "x".repeat((int) LIMIT)), null).text())
        .hasSize((int) LIMIT);
  }

  @Test
  void refusesPackedFilesThatUnpackOverTheLimit() throws IOException {
    Path bomb = write("a.txt.gz", packed(new byte[1_000_000]));
    assertThat(problemOf(bomb).code()).isEqualTo(Code.FILE_TOO_LARGE);
  }

  @Test
  void refusesDamagedPackedFiles() throws IOException {
    byte[] whole = packed("Some text that is long enough to be cut.".getBytes(UTF_8));
    Problem cut = problemOf(write("b.txt.gz", java.util.Arrays.copyOf(whole, 30)));
    assertThat(cut.code()).isEqualTo(Code.FILE_UNREADABLE);
    assertThat(cut.message()).contains("cut off");
    whole[whole.length - 6] ^= 1;
    assertThat(problemOf(write("c.txt.gz", whole)).message()).contains("damaged");
  }

  @Test
  void stopsUnpackingAtTheLimit() throws IOException {
    Problem bomb = problemOf(write("bomb.txt.gz", packed(new byte[1_000_000])));
    assertThat(bomb.code()).isEqualTo(Code.FILE_TOO_LARGE);
    assertThat(bomb.message()).contains("1 kB when unpacked");
  }

  @Test
  void seesByTheContentWhetherAFileIsPacked() throws IOException {
    assertThat(reader.read(write("a.txt.gz", "Text."), null).text()).isEqualTo("Text.");
    assertThat(reader.read(write("b.txt", packed("Text.".getBytes(UTF_8))), null).text())
        .isEqualTo("Text.");
    assertThat(reader.read("-", packed("Text.".getBytes(UTF_8)), null).text()).isEqualTo("Text.");
  }

  @Test
  void refusesFormatsThatAreNoText() throws IOException {
    Problem problem = problemOf(write("a.xlsx", "x"));
    assertThat(problem.code()).isEqualTo(Code.FORMAT_UNKNOWN);
    assertThat(problem.message()).contains("'.xlsx'").contains("expected PDF, Word");
  }

  // --- metadata

  @Test
  void readsTheSidecar() throws IOException {
    write(
        "a.meta.json",
        """
        {"id": "page-1", "title": "A title", "series": "S", "url": "https://example.org/a",
         "publisher": "P", "published": "2024-03-26", "retrieved": "2024-04-01",
         "language": "en", "licence": "CC BY 4.0", "note": null}
        """);
    SourceDocument document = reader.read(write("a.txt", "x"), null);
    assertThat(document.id()).isEqualTo("page-1");
    assertThat(document.metadata())
        .isEqualTo(
            new Metadata(
                "A title",
                "S",
                "https://example.org/a",
                "P",
                LocalDate.of(2024, 3, 26),
                "en",
                "CC BY 4.0",
                null));
    assertThat(notices).isEmpty();
  }

  @Test
  void prefersTheNamedMetadataToTheSidecar() throws IOException {
    write("a.meta.json", "{\"title\": \"sidecar\"}");
    Path named = write("b.json", "{\"title\": \"named\"}");
    assertThat(reader.read(write("a.txt", "x"), named).metadata().title()).isEqualTo("named");
  }

  @Test
  void refusesNamedMetadataThatAreMissing() throws IOException {
    Path file = write("a.txt", "x");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.read(file, folder.resolve("none.json")))
        .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.FILE_NOT_FOUND));
  }

  private List<Problem> metadata(String json) throws IOException {
    write("a.meta.json", json);
    List<Problem> problems = problemsOf(write("a.txt", "x"));
    assertThat(problems)
        .allSatisfy(p -> assertThat(p.code()).isEqualTo(Code.METADATA_INVALID))
        .allSatisfy(p -> assertThat(p.place().source()).endsWith("a.meta.json"));
    return problems;
  }

  @Test
  void placesSyntaxErrorsOfMetadata() throws IOException {
    Problem comma = metadata("{\n  \"title\": \"x\"\n  \"url\": \"y\"\n}").get(0);
    assertThat(comma.place().line()).isEqualTo(3);
    assertThat(comma.message()).contains("expected ',' or '}'");
    Problem trailing = metadata("{\n  \"title\": \"x\",\n}").get(0);
    assertThat(trailing.place().line()).isEqualTo(3);
    assertThat(trailing.message()).contains("expected a key in double quotes");
    Problem end = metadata("{\"title\": \"x\",\n \"url\": ").get(0);
    assertThat(end.place().line()).isEqualTo(2);
    assertThat(end.message()).contains("ends too early");
    for (String wrong : List.of("{'title': 'x'}", "{title: 1}", "// x\n{}", "{\"title\": x}")) {
      assertThat(metadata(wrong).get(0).message())
          .contains("expected")
          .doesNotContain("Strictness");
    }
  }

  @Test
  void refusesMetadataThatAreNoObject() throws IOException {
    assertThat(metadata("[]").get(0).message()).contains("expected an object").contains("a list");
    assertThat(metadata("\"x\"").get(0).message()).contains("a string");
    assertThat(metadata("").get(0).message()).contains("empty");
    assertThat(metadata("{} {}").get(0).message()).contains("not JSON");
  }

  @Test
  void collectsAllWrongTypesOfMetadata() throws IOException {
    List<Problem> problems =
        metadata(
            """
            {"title": 5,
             "url": ["https://example.org/"],
             "publisher": {"name": "x"},
             "published": true,
             "note": "right"}
            """);
    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "'title' is a number; expected a string or null",
            "'url' is a list; expected a string or null",
            "'publisher' is an object; expected a string or null",
            "'published' is true or false; expected a string or null");
    assertThat(problems)
        .extracting(p -> p.place().line() + ":" + p.place().column())
        .containsExactly("1:2", "2:2", "3:2", "4:2");
  }

  @Test
  void refusesWrongValuesOfMetadata() throws IOException {
    List<Problem> problems =
        metadata(
            """
            {"id": "Not An Id", "url": "example.org", "published": "2023-02-30",
             "language": "english language", "encoding": "ebcdic", "title": "a\\u0007b"}
            """);
    assertThat(problems).hasSize(6);
    assertThat(problems)
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("'2023-02-30'; expected a day as in 2024-03-26"))
        .anyMatch(m -> m.contains("'ebcdic'; expected one of"));
  }

  @Test
  void refusesKeysThatStandTwice() throws IOException {
    assertThat(metadata("{\"title\": \"x\", \"title\": \"y\"}").get(0).message())
        .isEqualTo("the key 'title' stands twice");
  }

  @Test
  void ignoresUnknownKeysAndSaysSo() throws IOException {
    write("a.meta.json", "{\"license\": \"x\", \"custom\": {\"a\": [1]}, \"retrieved\": null}");
    reader.read(write("a.txt", "x"), null);
    assertThat(notices).hasSize(2);
    assertThat(notices).extracting(Problem::severity).containsOnly(Severity.INFO);
    assertThat(notices.get(0).nextStep()).isEqualTo("did you mean 'licence'?");
  }

  @Test
  void readsTheDayOfTimeStampsAndLeavesPartialDatesOut() throws IOException {
    write("a.meta.json", "{\"published\": \"2024-03-26T10:00:00Z\"}");
    assertThat(reader.read(write("a.txt", "x"), null).metadata().published())
        .isEqualTo(LocalDate.of(2024, 3, 26));
    write("b.meta.json", "{\"published\": \"2024-03\"}");
    assertThat(reader.read(write("b.txt", "x"), null).metadata().published()).isNull();
    assertThat(notices).extracting(Problem::severity).containsExactly(Severity.WARNING);
  }

  // --- folders

  @Test
  void readsFoldersInTheOrderOfIdentifiers() throws IOException {
    write("b.txt", "b");
    write("a.md", "a");
    write("c.meta.json", "{\"id\": \"a0\"}");
    write("c.txt", "c");
    write(".hidden.txt", "h");
    SourceReader.Reading reading = reader.readFolder(folder);
    assertThat(reading.documents()).extracting(SourceDocument::id).containsExactly("a", "a0", "b");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.refused()).isFalse();
  }

  @Test
  void readsTheOthersWhenFilesAreBad() throws IOException {
    write("a.txt", "a");
    write("b.txt", "");
    write("c.txt", bytes(0xFF));
    write("d.txt", "d");
    write("d.meta.json", "{");
    write("e.xlsx", "e");
    write("f.txt", "f");
    Files.createDirectory(folder.resolve("sub"));
    SourceReader.Reading reading = reader.readFolder(folder);
    assertThat(reading.documents()).extracting(SourceDocument::id).containsExactly("a", "f");
    assertThat(reading.problems())
        .extracting(Problem::code)
        .containsExactly(
            Code.FILE_EMPTY,
            Code.FILE_UNDECODABLE,
            Code.METADATA_INVALID,
            Code.FORMAT_UNKNOWN,
            Code.FORMAT_UNKNOWN);
    assertThat(reading.refused()).isTrue();
  }

  @Test
  void refusesSecondDocumentsOfOneIdentifier() throws IOException {
    write("a.md", "one");
    write("a.txt", "two");
    write("b.txt", "one");
    SourceReader.Reading reading = reader.readFolder(folder);
    assertThat(reading.documents()).extracting(SourceDocument::text).containsExactly("one");
    assertThat(reading.problems())
        .extracting(Problem::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING);
    assertThat(reading.problems()).extracting(Problem::code).containsOnly(Code.DUPLICATE_DOCUMENT);
  }

  @Test
  void refusesFoldersThatDoNotExist() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.readFolder(folder.resolve("none")))
        .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.FILE_NOT_FOUND));
  }
}
