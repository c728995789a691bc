package entente.source;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown: CommonMark with the tables of GitHub. It is read as the page that it stands for, so
 * marks of emphasis and addresses of links are no part of the text.
 */
final class MarkdownReader implements FormatReader {
  private static final int MAX_DEPTH = 100;

  @Override
  public Content read(Raw raw) {
    TextDecoder.Decoded decoded = TextDecoder.decode(raw.origin(), raw.bytes(), raw.charset());
    HtmlReader.requireMarkupLimit(raw.origin(), decoded.text());
    String page;
    try {
      page =
          HtmlRenderer.builder()
              .extensions(List.of(TablesExtension.create()))
              .build()
              .render(
                  Parser.builder()
                      .extensions(List.of(TablesExtension.create()))
                      .maxOpenBlockParsers(MAX_DEPTH)
                      .build()
                      .parse(withoutFrontMatter(decoded.text())));
    } catch (StackOverflowError e) {
      throw HtmlReader.tooDeep(raw.origin());
    }
    return new HtmlReader().read(raw.origin(), page, decoded.notices());
  }

  /** Drops what a site generator reads: lines between two {@code ---} at the very beginning. */
  private static String withoutFrontMatter(String text) {
    if (!text.startsWith("---\n") && !text.startsWith("---\r\n")) {
      return text;
    }
    int end = text.indexOf("\n---", 3);
    return end < 0 ? text : text.substring(Math.min(text.length(), end + 4));
  }
}
