package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.zwobble.mammoth.DocumentConverter;

/** Word documents (.docx): headings, lists and tables by their styles; images are not opened. */
final class DocxReader implements FormatReader {
  private static final String TEXT = "word/document.xml";
  private static final String PROPERTIES = "docProps/core.xml";

  /** What all parts of a document may hold when unpacked. */
  private static final long MAX_UNPACKED = 100L * 1024 * 1024;

  /** What one part of XML may hold when unpacked: as objects it takes many times that. */
  private static final long MAX_XML = 16L * 1024 * 1024;

  private static final int DIRECTORY = 1 << 16;

  /** Whether the content is an archive that holds a text document. */
  static boolean recognises(Raw raw) {
    int start = Math.max(0, raw.bytes().length - DIRECTORY);
    return raw.beginsWith("PK\u0003\u0004")
        && new String(raw.bytes(), start, raw.bytes().length - start, StandardCharsets.ISO_8859_1)
            .contains(TEXT);
  }

  @Override
  public Content read(Raw raw) {
    String properties = check(raw);
    String page;
    try {
      page =
          new DocumentConverter()
              .imageConverter(image -> Map.of())
              .disableEmbeddedStyleMap()
              .addStyleMap("p[style-name='Title'] => h1:fresh")
              .addStyleMap("p[style-name='Subtitle'] => p:fresh")
              .convertToHtml(new ByteArrayInputStream(raw.bytes()))
              .getValue();
    } catch (StackOverflowError e) {
      throw HtmlReader.tooDeep(raw.origin());
    } catch (IOException | RuntimeException e) {
      throw damaged(raw, e);
    }
    Content content = new HtmlReader().read(raw.origin(), page, List.of());
    if (content.text().isBlank()) {
      throw new ProblemException(
          Problem.error(
              Place.of(raw.origin()),
              Code.NO_TEXT,
              "no text in it: the document holds nothing but images or is empty",
              "leave it out"));
    }
    return new Content(
        content.text(),
        false,
        content.blocks(),
        metadata(properties, content.text()),
        content.notices());
  }

  /** Looks at all parts before anything is built of them; returns the properties or nothing. */
  private static String check(Raw raw) {
    String properties = "";
    long total = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(raw.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        long most = Math.min(xml ? MAX_XML : MAX_UNPACKED, MAX_UNPACKED - total);
        byte[] part = xml ? zip.readNBytes((int) most + 1) : new byte[0];
        long size = xml ? part.length : skipped(zip, most + 1);
        total += size;
        if (size > most) {
          throw new ProblemException(
              Problem.error(
                  Place.of(raw.origin()),
                  Code.DOCUMENT_TOO_COMPLEX,
                  "the part '"
                      + entry.getName()
                      + "' is larger than "
                      + SourceReader.size(most)
                      + " when unpacked, the limit",
                  "save the document's text in a .txt file"));
        }
        if (xml && new String(part, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
          throw new ProblemException(
              Problem.error(
                  Place.of(raw.origin()),
                  Code.FORMAT_DAMAGED,
                  "the part '"
                      + entry.getName()
                      + "' declares a document type, which the format forbids",
                  "save the document again"));
        }
        if (entry.getName().equals(PROPERTIES)) {
          properties = new String(part, StandardCharsets.UTF_8);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(raw, e);
    }
    return properties;
  }

  private static long skipped(ZipInputStream zip, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    while (size < most) {
      int read = zip.read(buffer);
      if (read < 0) {
        break;
      }
      size += read;
    }
    return size;
  }

  private static ProblemException damaged(Raw raw, Exception cause) {
    Throwable inner = cause.getCause();
    Throwable root = cause instanceof UncheckedIOException && inner != null ? inner : cause;
    return new ProblemException(
        Problem.error(
            Place.of(raw.origin()),
            Code.FORMAT_DAMAGED,
            "the Word document cannot be read: " + root.getMessage(),
            "open it in a word processor and save it again"),
        cause);
  }

  private static Metadata metadata(String properties, String text) {
    Document core = Parser.xmlParser().parseInput(properties, "");
    String title = property(core, "dc|title");
    LocalDate created =
        Dateline.standsIn(text)
            ? null
            : PageMetadata.day(String.valueOf(property(core, "dcterms|created")));
    return new Metadata(title, null, null, null, created, null, null, null);
  }

  private static @Nullable String property(Document core, String query) {
    Element element = core.selectFirst(query);
    String value = element == null ? "" : element.text().strip();
    return value.isEmpty() ? null : value;
  }
}
