package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** HTML: the visible text of the main content, see {@link PageText}. */
final class HtmlReader implements FormatReader {
  /** Elements within elements, above which a page is refused. */
  private static final int MAX_DEPTH = 500;

  /**
   * Signs that begin a tag, above which a page is refused: a page of that size fills the memory.
   */
  private static final int MAX_TAGS = 500_000;

  /** Characters of markup, above which a page is refused; the largest pages have a tenth of it. */
  private static final int MAX_LENGTH = 10 * 1024 * 1024;

  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?is)^[\\s\\u00ef\\u00bb\\u00bf\\u00fe\\u00ff]*(<\\?xml[^>]*>\\s*)?(<!--.{0,2000}?-->\\s*)*"
              + "<(!doctype\\s+html|html|head|body|title|meta|main|article)\\b.*");
  private static final Pattern TAG =
      Pattern.compile("(?i)</(p|div|h[1-6]|ul|ol|li|table|main|article|section|body|span|a)\\s*>");
  private static final Pattern CHARSET =
      Pattern.compile(
          "(?is)<meta\\b[^>]*\\bcharset\\s*=\\s*[\"']?([\\w:.-]+)|<\\?xml\\b[^>]*encoding\\s*=\\s*[\"']([\\w:.-]+)");

  /** Whether the content is HTML: it begins as a page does, or has tags and a name that says so. */
  static boolean recognises(Raw raw) {
    String head = raw.head();
    return DOCUMENT.matcher(head).matches()
        || (TAG.matcher(head).find()
            && (Format.HTML.has(raw.extension())
                || (head.stripLeading().startsWith("<") && !raw.extension().startsWith("m"))));
  }

  @Override
  public Content read(Raw raw) {
    TextDecoder.Decoded decoded = TextDecoder.decode(raw.origin(), raw.bytes(), charset(raw));
    return read(raw.origin(), decoded.text(), decoded.notices());
  }

  /** Reads a page that is decoded already. */
  Content read(String origin, String html, List<Problem> notices) {
    requireMarkupLimit(origin, html);
    Document page = Parser.htmlParser().setMaxDepth(MAX_DEPTH + 20).parseInput(html, "");
    ContentBuilder builder = new ContentBuilder();
    if (!new PageText(page, builder, MAX_DEPTH).read()) {
      throw tooDeep(origin);
    }
    return builder.content(PageMetadata.of(page), notices);
  }

  static void requireMarkupLimit(String origin, String html) {
    if (html.length() > MAX_LENGTH) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.DOCUMENT_TOO_COMPLEX,
              "the page has more than " + SourceReader.size(MAX_LENGTH) + " of markup, the limit",
              "split the page, or save its text in a .txt file"));
    }
    long tags = html.chars().filter(c -> c == '<').limit(MAX_TAGS + 1L).count();
    if (tags > MAX_TAGS) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.DOCUMENT_TOO_COMPLEX,
              String.format(Locale.ROOT, "the page has more than %,d tags, the limit", MAX_TAGS),
              "split the page, or save its text in a .txt file"));
    }
  }

  static ProblemException tooDeep(String origin) {
    return new ProblemException(
        Problem.error(
            Place.of(origin),
            Code.DOCUMENT_TOO_COMPLEX,
            "elements are nested more than " + MAX_DEPTH + " deep, the limit",
            "repair the markup, or save its text in a .txt file"));
  }

  /** The encoding: a byte order mark, else what is declared outside, else inside, else UTF-8. */
  private static @Nullable Charset charset(Raw raw) {
    if (raw.beginsWith("\u00ef\u00bb\u00bf")) {
      return StandardCharsets.UTF_8;
    }
    if (raw.beginsWith("\u00fe\u00ff") || raw.beginsWith("\u00ff\u00fe")) {
      return StandardCharsets.UTF_16;
    }
    if (raw.charset() != null) {
      return raw.charset();
    }
    Matcher matcher = CHARSET.matcher(raw.head());
    if (!matcher.find()) {
      return null;
    }
    String label = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    Charset charset =
        TextDecoder.charset(label)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.error(
                            Place.of(raw.origin()),
                            Code.FILE_UNDECODABLE,
                            "the page declares the encoding '" + label + "', which is none",
                            "declare the right \"encoding\" in its .meta.json")));
    // Whoever could read the declaration byte by byte did not read UTF-16.
    return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
  }
}
