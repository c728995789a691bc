package entente.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;

class PdfReaderTest {
  private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
  private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
  private static final float SIZE = 10;

  private final SourceReader reader = new SourceReader(SourceReader.DEFAULT_LIMIT);
  private final PDDocument document = new PDDocument();

  /** Writes lines of text below one another, from that place on. */
  private static void write(
      PDPageContentStream page, PDFont font, float size, float x, float y, String... lines)
      throws IOException {
    for (int i = 0; i < lines.length; i++) {
      page.beginText();
      page.setFont(font, size);
      page.newLineAtOffset(x, y - i * size * 1.2f);
      page.showText(lines[i]);
      page.endText();
    }
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    document.close();
    return out.toByteArray();
  }

  private SourceDocument read() throws IOException {
    SourceDocument read = reader.read("-", bytes(), null);
    assertThat(read.offsetsInFile()).isFalse();
    return read;
  }

  private Problem problem(byte[] bytes) {
    Problem[] problem = new Problem[1];
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.read("-", bytes, null))
        .satisfies(e -> problem[0] = e.problems().get(0));
    assertThat(problem[0].nextStep()).isNotBlank();
    return problem[0];
  }

  private static List<String> blocks(SourceDocument document) {
    return document.blocks().stream()
        .map(b -> b.kind() + " " + document.text().substring(b.start(), b.end()))
        .toList();
  }

  // --- text

  @Test
  void putsLinesIntoParagraphsHeadingsAndItems() throws IOException {
    try (PDPageContentStream page = page()) {
      write(page, BOLD, 18, 50, 740, "Digital partnerships");
      write(page, BOLD, SIZE, 50, 700, "Japan");
      write(
          page,
          PLAIN,
          SIZE,
          50,
          680,
          "The European Union and Japan signed a Memorandum of Cooperation on semi-",
          "conductors in Tokyo, and they agreed to meet once a year in a long-term",
          "council. The council met.",
          "A second paragraph begins here, and the line before it did not reach the",
          "edge of the column.");
      write(
          page,
          PLAIN,
          SIZE,
          60,
          610,
          "• one thing",
          "• another thing that goes on over",
          "   the line");
    }
    assertThat(blocks(read()))
        .containsExactly(
            "HEADING Digital partnerships",
            "HEADING Japan",
            "PARAGRAPH The European Union and Japan signed a Memorandum of Cooperation on"
                + " semiconductors in Tokyo, and they agreed to meet once a year in a long-term"
                + " council. The council met.",
            "PARAGRAPH A second paragraph begins here, and the line before it did not reach the"
                + " edge of the column.",
            "ITEM one thing",
            "ITEM another thing that goes on over the line");
  }

  @Test
  void keepsHyphensThatTheDocumentWritesElsewhere() throws IOException {
    try (PDPageContentStream page = page()) {
      write(
          page,
          PLAIN,
          SIZE,
          50,
          700,
          "The long-term aims and the EU-",
          "Japan summit are told in the long-",
          "term plan of the partners.");
    }
    assertThat(read().text())
        .isEqualTo(
            "The long-term aims and the EU-Japan summit are told in the long-term plan of the"
                + " partners.");
  }

  @Test
  void readsColumnsOneAfterTheOther() throws IOException {
    try (PDPageContentStream page = page()) {
      write(page, BOLD, 16, 50, 740, "A title that stands across both of the columns of this page");
      for (int i = 0; i < 6; i++) {
        float y = 700 - i * 12;
        write(page, PLAIN, SIZE, 50, y, "left line number " + i + " with some more words");
        write(page, PLAIN, SIZE, 320, y, "right line number " + i + " with some more words");
      }
    }
    String text = read().text();
    assertThat(text.indexOf("left line number 5")).isLessThan(text.indexOf("right line number 0"));
    assertThat(text).startsWith("A title that stands across").contains("right line number 5");
  }

  @Test
  void readsRowsOfTablesAcross() throws IOException {
    try (PDPageContentStream page = page()) {
      for (int i = 1; i < 6; i++) {
        write(page, PLAIN, SIZE, 50, 700 - i * 20, "Council " + i);
        write(page, PLAIN, SIZE, 220, 700 - i * 20, i + " July 2023");
        write(page, PLAIN, SIZE, 400, 700 - i * 20, "Tokyo");
      }
    }
    assertThat(read().text()).contains("Council 2 2 July 2023 Tokyo");
  }

  @Test
  void dropsWhatIsRepeatedOnThePages() throws IOException {
    for (int i = 1; i <= 4; i++) {
      try (PDPageContentStream page = page()) {
        write(page, PLAIN, 8, 50, 770, "Council of the European Union - Press office");
        write(
            page,
            PLAIN,
            SIZE,
            50,
            700,
            "On page " + i + " the text begins with a sentence that reaches the edge and",
            "goes on to the end of page " + i + " without stopping before the next one");
        write(page, PLAIN, 8, 300, 40, "Page " + i + " of 4");
        write(page, PLAIN, 8, 300, 30, String.valueOf(i));
      }
    }
    String text = read().text();
    assertThat(text).doesNotContain("Press office", "of 4").contains("On page 3 the text");
  }

  @Test
  void readsMetadataUnlessADatelineTellsBetter() throws IOException {
    Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    day.clear();
    day.set(2024, Calendar.MARCH, 26);
    document.getDocumentInformation().setTitle("Joint statement");
    document.getDocumentInformation().setCreationDate(day);
    document.getDocumentCatalog().setLanguage("en");
    try (PDPageContentStream page = page()) {
      write(page, PLAIN, SIZE, 50, 700, "Some text of it.");
    }
    byte[] bytes = bytes();
    SourceDocument read = reader.read("-", bytes, null);
    assertThat(read.metadata().title()).isEqualTo("Joint statement");
    assertThat(read.metadata().published()).isEqualTo(LocalDate.of(2024, 3, 26));
    assertThat(Dateline.standsIn("Brussels, 26 March 2024\nText.")).isTrue();
    assertThat(Dateline.standsIn("Text of 2024.")).isFalse();
  }

  // --- bad input

  @Test
  void refusesEncryptedDocuments() throws IOException {
    try (PDPageContentStream page = page()) {
      write(page, PLAIN, SIZE, 50, 700, "Secret.");
    }
    document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    Problem problem = problem(bytes());
    assertThat(problem.code()).isEqualTo(Code.DOCUMENT_ENCRYPTED);
    assertThat(problem.message()).contains("password");
  }

  @Test
  void respectsProtectionAgainstTakingTextOut() throws IOException {
    try (PDPageContentStream page = page()) {
      write(page, PLAIN, SIZE, 50, 700, "Protected.");
    }
    AccessPermission permission = new AccessPermission();
    permission.setCanExtractContent(false);
    document.protect(new StandardProtectionPolicy("owner", "", permission));
    assertThat(problem(bytes()).code()).isEqualTo(Code.DOCUMENT_ENCRYPTED);
  }

  @Test
  void refusesPagesOfImagesOnly() throws IOException {
    try (PDPageContentStream page = page()) {
      page.drawImage(
          LosslessFactory.createFromImage(
              document, new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB)),
          50,
          600);
    }
    page().close();
    Problem problem = problem(bytes());
    assertThat(problem.code()).isEqualTo(Code.NO_TEXT);
    assertThat(problem.message()).startsWith("no text in it: its 2 pages hold only images");
  }

  @Test
  void refusesDocumentsThatUnpackWithoutMeasure() throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    PDStream content = new PDStream(document);
    byte[] blanks = new byte[1 << 20];
    try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
      for (int i = 0; i < 40; i++) {
        out.write(blanks);
      }
    }
    page.setContents(content);
    byte[] bytes = bytes();
    assertThat(bytes.length).isLessThan(100_000);
    Problem problem = problem(bytes);
    assertThat(problem.code()).isEqualTo(Code.DOCUMENT_TOO_COMPLEX);
    assertThat(problem.message()).contains("32 MB");
  }

  @Test
  void refusesDocumentsThatArePackedTwice() throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new java.util.zip.DeflaterOutputStream(packed)) {
      for (int i = 0; i < 40; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    PDStream content = new PDStream(document);
    try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(packed.toByteArray());
    }
    org.apache.pdfbox.cos.COSArray filters = new org.apache.pdfbox.cos.COSArray();
    filters.add(COSName.FLATE_DECODE);
    filters.add(COSName.FLATE_DECODE);
    content.getCOSObject().setItem(COSName.FILTER, filters);
    page.setContents(content);
    assertThat(problem(bytes()).code()).isEqualTo(Code.DOCUMENT_TOO_COMPLEX);
  }

  @Test
  void refusesDamagedDocuments() throws IOException {
    try (PDPageContentStream page = page()) {
      write(page, PLAIN, SIZE, 50, 700, "Some text of it.");
    }
    byte[] whole = bytes();
    assertThat(problem("%PDF-1.7\n\u0000".getBytes(java.nio.charset.StandardCharsets.UTF_8)).code())
        .isEqualTo(Code.FORMAT_DAMAGED);
    for (int length = 20; length < whole.length; length += 37) {
      try {
        reader.read("-", java.util.Arrays.copyOf(whole, length), null);
      } catch (ProblemException e) {
        assertThat(e.problems().get(0).code()).isIn(Code.FORMAT_DAMAGED, Code.NO_TEXT);
      }
    }
  }
}
