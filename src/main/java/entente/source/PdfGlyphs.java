package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The characters of the pages of a PDF and where they stand. */
final class PdfGlyphs extends PDFTextStripper {
  /** Steps of drawing and characters of a document, above which it is refused. */
  private static final int MAX_STEPS = 20_000_000;

  /** Two letters printed as one sign. */
  private static final Pattern LIGATURE = Pattern.compile("[\\ufb00-\\ufb06]");

  private static final int FORCE_BOLD_WEIGHT = 600;
  private static final int LOOK_BACK = 8;

  private final String origin;
  private List<Glyph> glyphs = new ArrayList<>();
  private int steps;

  /**
   * A character, or several that one glyph stands for.
   *
   * @param x left edge, in points from the left
   * @param y baseline, in points from the top
   * @param size height of the font in points
   */
  record Glyph(String text, float x, float y, float width, float size, float space, boolean bold) {
    float right() {
      return x + width;
    }
  }

  PdfGlyphs(String origin) {
    this.origin = origin;
  }

  /** The characters of one page that stand upright, in the order of drawing. */
  List<Glyph> of(PDDocument document, int page) throws IOException {
    glyphs = new ArrayList<>();
    setStartPage(page + 1);
    setEndPage(page + 1);
    setSuppressDuplicateOverlappingText(false);
    writeText(document, Writer.nullWriter());
    return glyphs;
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    step();
    String text = position.getUnicode();
    if (text == null || text.isEmpty() || position.getDir() != 0) {
      return;
    }
    if (LIGATURE.matcher(text).find()) {
      text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
    Glyph glyph =
        new Glyph(
            text,
            position.getXDirAdj(),
            position.getYDirAdj(),
            position.getWidthDirAdj(),
            Math.max(1, position.getYScale()),
            position.getWidthOfSpace(),
            isBold(position));
    if (!isRepeated(glyph)) {
      glyphs.add(glyph);
    }
  }

  /** Some programs print a character twice, a little apart, to make it bold. */
  private boolean isRepeated(Glyph glyph) {
    for (int i = glyphs.size() - 1; i >= Math.max(0, glyphs.size() - LOOK_BACK); i--) {
      Glyph other = glyphs.get(i);
      if (other.text().equals(glyph.text())
          && !glyph.text().isBlank()
          && Math.abs(other.x() - glyph.x()) < glyph.width() / 4
          && Math.abs(other.y() - glyph.y()) < glyph.size() / 8) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBold(TextPosition position) {
    String name = String.valueOf(position.getFont().getName()).toLowerCase(Locale.ROOT);
    if (name.contains("bold") || name.contains("black") || name.contains("heavy")) {
      return true;
    }
    PDFontDescriptor descriptor = position.getFont().getFontDescriptor();
    return descriptor != null
        && (descriptor.isForceBold() || descriptor.getFontWeight() >= FORCE_BOLD_WEIGHT);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    step();
    super.processOperator(operator, operands);
  }

  private void step() {
    steps++;
    if (steps > MAX_STEPS) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.DOCUMENT_TOO_COMPLEX,
              String.format(
                  Locale.ROOT, "drawing the pages takes more than %,d steps, the limit", MAX_STEPS),
              "split the document"));
    }
  }
}
