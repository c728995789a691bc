package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** PDF with text: its lines in reading order, without what is repeated on the pages. */
final class PdfReader implements FormatReader {
  private static final int MAX_PAGES = 2000;

  @Override
  public Content read(Raw raw) {
    PdfStreams.check(raw);
    try (PDDocument document = Loader.loadPDF(raw.bytes())) {
      if (!document.getCurrentAccessPermission().canExtractContent()) {
        throw encrypted(raw, "its protection does not allow text to be taken out", null);
      }
      int pages = document.getNumberOfPages();
      if (pages > MAX_PAGES) {
        throw new ProblemException(
            Problem.error(
                Place.of(raw.origin()),
                Code.DOCUMENT_TOO_COMPLEX,
                String.format(
                    Locale.ROOT, "the document has %,d pages; the limit is %,d", pages, MAX_PAGES),
                "split it"));
      }
      List<List<PdfLine>> lines = new ArrayList<>();
      PdfGlyphs glyphs = new PdfGlyphs(raw.origin());
      for (int page = 0; page < pages; page++) {
        lines.add(PdfColumns.lines(glyphs.of(document, page)));
      }
      Content text = new PdfText(lines).content();
      if (text.text().isBlank()) {
        throw new ProblemException(
            Problem.error(
                Place.of(raw.origin()),
                Code.NO_TEXT,
                "no text in it: "
                    + (pages == 1 ? "its page holds" : "its " + pages + " pages hold")
                    + " only images or drawings",
                "run text recognition (OCR) over it, or leave it out"));
      }
      return new Content(
          text.text(), false, text.blocks(), metadata(document, text.text()), List.of());
    } catch (InvalidPasswordException e) {
      throw encrypted(raw, "it opens only with a password", e);
    } catch (IOException e) {
      throw damaged(raw, e);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library meets damaged files with all kinds of exceptions.
      throw damaged(raw, e);
    } catch (StackOverflowError e) {
      throw HtmlReader.tooDeep(raw.origin());
    }
  }

  private static ProblemException encrypted(Raw raw, String reason, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.error(
            Place.of(raw.origin()),
            Code.DOCUMENT_ENCRYPTED,
            "the PDF is encrypted: " + reason,
            "save a copy without protection"),
        cause);
  }

  private static ProblemException damaged(Raw raw, Exception cause) {
    return new ProblemException(
        Problem.error(
            Place.of(raw.origin()),
            Code.FORMAT_DAMAGED,
            "the PDF cannot be read: "
                + (cause.getMessage() == null
                    ? cause.getClass().getSimpleName()
                    : cause.getMessage().lines().findFirst().orElse("")),
            "fetch it again, or print it anew into a PDF"),
        cause);
  }

  private static Metadata metadata(PDDocument document, String text) {
    String title = document.getDocumentInformation().getTitle();
    String language = document.getDocumentCatalog().getLanguage();
    Calendar created = document.getDocumentInformation().getCreationDate();
    LocalDate day =
        created == null || Dateline.standsIn(text)
            ? null
            : LocalDate.ofInstant(created.toInstant(), zone(created));
    return new Metadata(
        title == null || title.isBlank() || isFileName(title) ? null : title.strip(),
        null,
        null,
        null,
        day,
        language == null || !language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
            ? null
            : language,
        null,
        null);
  }

  private static ZoneId zone(Calendar calendar) {
    return calendar.getTimeZone().toZoneId();
  }

  /** Many programs write the name of the file that they made the PDF of. */
  private static boolean isFileName(String title) {
    return title.matches(
        "(?i).*\\.(docx?|odt|rtf|indd|pdf|xlsx?|pptx?|html?)|Microsoft Word - .*|untitled");
  }
}
