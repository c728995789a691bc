package entente.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.problem.Code;
import entente.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class DocxReaderTest {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private final SourceReader reader = new SourceReader(SourceReader.DEFAULT_LIMIT);

  private static Map<String, String> parts(String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Default Extension=\"rels\" ContentType="
            + "\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>");
    parts.put(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            + "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    parts.put(
        "word/styles.xml",
        "<w:styles xmlns:w=\"%s\"><w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
            .formatted(W));
    parts.put(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">"
            + "<dc:title>Joint statement</dc:title><dcterms:created>2024-03-26T10:00:00Z</dcterms:created>"
            + "</cp:coreProperties>");
    parts.put(
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"s1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            + "relationships/styles\" Target=\"styles.xml\"/></Relationships>");
    parts.put(
        "word/document.xml",
        "<w:document xmlns:w=\"%s\"><w:body>%s</w:body></w:document>".formatted(W, body));
    return parts;
  }

  private static String paragraph(String style, String text) {
    return "<w:p><w:pPr>%s</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
        .formatted(style.isEmpty() ? "" : "<w:pStyle w:val=\"" + style + "\"/>", text);
  }

  private static byte[] packed(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private Code codeOf(byte[] bytes) {
    Code[] code = new Code[1];
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.read("-", bytes, null))
        .satisfies(e -> code[0] = e.problems().get(0).code());
    return code[0];
  }

  @Test
  void readsHeadingsParagraphsAndTables() throws IOException {
    String cell = "<w:tc>%s</w:tc>";
    String table =
        "<w:tbl><w:tr>%s%s</w:tr></w:tbl>"
            .formatted(
                cell.formatted(paragraph("", "First")), cell.formatted(paragraph("", "Tokyo")));
    SourceDocument document =
        reader.read(
            "-",
            packed(parts(paragraph("H1", "Japan") + paragraph("", "Some text.") + table)),
            null);
    assertThat(document.text()).isEqualTo("Japan\nSome text.\nFirst Tokyo");
    assertThat(document.blocks())
        .extracting(b -> b.kind() + " " + b.level())
        .containsExactly("HEADING 1", "PARAGRAPH 0", "ROW 0");
    assertThat(document.metadata().title()).isEqualTo("Joint statement");
    assertThat(document.metadata().published()).isEqualTo(LocalDate.of(2024, 3, 26));
  }

  @Test
  void refusesPartsThatUnpackWithoutMeasure() throws IOException {
    assertThat(codeOf(packed(parts(paragraph("", " ".repeat(17 << 20))))))
        .isEqualTo(Code.DOCUMENT_TOO_COMPLEX);
  }

  @Test
  void refusesDocumentTypes() throws IOException {
    Map<String, String> parts = parts("");
    parts.put(
        "word/document.xml",
        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + parts.get("word/document.xml"));
    assertThat(codeOf(packed(parts))).isEqualTo(Code.FORMAT_DAMAGED);
  }

  @Test
  void refusesElementsThatAreNestedWithoutEnd() throws IOException {
    String open = "<w:ins>".repeat(100_000);
    String close = "</w:ins>".repeat(100_000);
    assertThat(codeOf(packed(parts("<w:p>" + open + close + "</w:p>"))))
        .isIn(Code.DOCUMENT_TOO_COMPLEX, Code.FORMAT_DAMAGED);
  }

  @Test
  void refusesDamagedAndEmptyDocuments() throws IOException {
    byte[] whole = packed(parts(paragraph("", "Some text.")));
    assertThat(codeOf(packed(parts("")))).isEqualTo(Code.NO_TEXT);
    Map<String, String> parts = parts("");
    parts.put("word/document.xml", "<w:document");
    assertThat(codeOf(packed(parts))).isEqualTo(Code.FORMAT_DAMAGED);
    assertThat(codeOf(java.util.Arrays.copyOf(whole, whole.length / 2)))
        .isIn(Code.FORMAT_DAMAGED, Code.FILE_BINARY);
  }
}
