package entente.serve;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Draws pages from the templates in {@code src/main/jte}, which escape whatever they are given. */
final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          Templates.class.getPackageName());

  /** The page of that template. */
  String draw(String template, Map<String, Object> values) {
    StringOutput out = new StringOutput(16 * 1024);
    engine.render(template + ".jte", values, out);
    return out.toString();
  }
}
