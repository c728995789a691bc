package entente.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of all query files as Markdown, made from their headers alone. */
public final class QueryListing {
  /** The line of docs/queries.md below which everything is generated. */
  public static final String MARK = "<!-- Generated from the headers in queries/: edit those. -->";

  private QueryListing() {}

  /** The list, questions first, then impossibilities; each sorted by name. */
  public static String markdown(QueryCatalog catalog) {
    StringBuilder text = new StringBuilder(MARK).append("\n\n");
    text.append("## The questions\n");
    String subject = "";
    for (QueryFile file : catalog.queries()) {
      String own = file.name().substring(0, file.name().indexOf('_'));
      if (!own.equals(subject)) {
        subject = own;
        text.append("\n### ").append(subject).append('\n');
      }
      question(file, text);
    }
    text.append("\n## The impossibilities\n\nAny row is a failure.\n\n");
    for (QueryFile file : catalog.mustNot()) {
      text.append("- **").append(file.name()).append("**: ").append(file.question()).append(' ');
      text.append(file.why()).append('\n');
    }
    return text.toString();
  }

  private static void question(QueryFile file, StringBuilder text) {
    text.append("\n#### ").append(file.name()).append("\n\n");
    text.append(file.question()).append("\n\n");
    text.append(file.why()).append("\n\n");
    for (Parameter parameter : file.parameters()) {
      text.append("- `").append(parameter.name()).append("` (").append(parameter.type().id());
      text.append(", default ").append(parameter.defaultText()).append("): ");
      text.append(parameter.description()).append('\n');
    }
    if (!file.columns().isEmpty()) {
      text.append("- columns: ").append(String.join(", ", file.columns())).append('\n');
    }
    text.append("- reads: ").append(String.join(", ", file.graphs())).append('\n');
    text.append("- tags: ").append(String.join(", ", file.tags())).append('\n');
    text.append("\n```sh\n").append(command(file.name(), Map.of()));
    file.examples().forEach(example -> text.append(command(file.name(), example)));
    text.append("```\n");
  }

  private static String command(String name, Map<String, String> values) {
    List<String> words =
        values.entrySet().stream().map(e -> e.getKey() + "=" + quoted(e.getValue())).toList();
    return words.stream()
            .collect(Collectors.joining(" ", "bin/entente ask " + name + " ", ""))
            .stripTrailing()
        + "\n";
  }

  private static String quoted(String value) {
    return value.matches("[\\w.:+-]*") ? value : "'" + value + "'";
  }
}
