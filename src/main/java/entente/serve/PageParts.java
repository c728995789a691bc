package entente.serve;

import java.util.Map;

/** What all pages are made with. */
final class PageParts {
  private final Templates templates;
  private final String style;

  /**
   * Parts of pages.
   *
   * @param style address of the style sheet
   */
  PageParts(Templates templates, String style) {
    this.templates = templates;
    this.style = style;
  }

  Frame frame(String title, String description, String section, ServedRelease release) {
    return frame(title, description, section, release.id());
  }

  /** A frame; the release is empty if the page belongs to none. */
  Frame frame(String title, String description, String section, String release) {
    return new Frame(title, description, section, release, style);
  }

  /** A frame of a page that belongs to no release. */
  Frame frame(String title) {
    return frame(title, "", "", "");
  }

  String draw(String template, Map<String, Object> values) {
    return templates.draw(template, values);
  }
}
