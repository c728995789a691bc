package entente.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The visible text of a page's main content: {@code <main>}, else what plays its part, else the
 * body. Furniture is left out: navigation, headers and footers of the page, asides, forms, buttons,
 * scripts, figures without a table, what is hidden, and short stretches whose class says that they
 * are a bar for cookies, sharing and the like.
 */
final class PageText implements NodeFilter {
  private static final Set<String> NEVER =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "nav",
          "aside",
          "footer",
          "button",
          "select",
          "svg",
          "iframe",
          "object",
          "canvas",
          "video",
          "audio",
          "map",
          "textarea",
          "input",
          "datalist",
          "dialog",
          "head");
  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "search",
          "contentinfo",
          "complementary",
          "dialog",
          "alertdialog",
          "menu",
          "menubar",
          "toolbar",
          "banner");
  private static final Set<String> HIDING =
      Set.of(
          "hidden",
          "is-hidden",
          "d-none",
          "sr-only",
          "visually-hidden",
          "visuallyhidden",
          "element-invisible",
          "screen-reader-text",
          "u-hidden");
  private static final Set<String> BARS =
      Set.of(
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "share",
          "sharing",
          "social",
          "breadcrumb",
          "breadcrumbs",
          "skip",
          "skiplink",
          "pager",
          "pagination",
          "newsletter",
          "subscribe",
          "toolbar",
          "menu",
          "navbar",
          "nav",
          "navigation",
          "sidebar",
          "toc",
          "print",
          "footer");
  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
  private static final Pattern STYLE =
      Pattern.compile("\\.([\\w-]*hid[\\w-]*)\\s*\\{[^}]*display\\s*:\\s*none");
  private static final Pattern NOT_DISPLAYED =
      Pattern.compile("(?i)(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
  private static final Pattern NOTE_MARK = Pattern.compile("\\[?[\\d*†‡]{1,3}\\]?");
  private static final int SHORT = 400;
  private static final int MAX_SPAN = 100;

  private final ContentBuilder out;
  private final Document page;
  private final int maxDepth;
  private final Set<String> hiding = new HashSet<>(HIDING);
  private final Deque<Context> contexts = new ArrayDeque<>();
  private final Deque<Table> tables = new ArrayDeque<>();
  private boolean tooDeep;
  private boolean withinMain;

  /** What a block that begins here is. */
  private record Context(Element element, Block.Kind kind, int level) {}

  /** A cell that reaches down into the next rows. */
  private record Hanging(int rows, int start, int end) {}

  /** A table of data that is being read. */
  private static final class Table {
    final Element element;
    final List<String> headers = new ArrayList<>();
    final Map<Integer, Hanging> hanging = new TreeMap<>();
    List<Block.Cell> cells = new ArrayList<>();
    boolean named;
    boolean columnNames;
    int column;
    int start;

    Table(Element element) {
      this.element = element;
    }
  }

  PageText(Document page, ContentBuilder out, int maxDepth) {
    this.page = page;
    this.out = out;
    this.maxDepth = maxDepth;
  }

  /** Reads the page; false if its elements are nested too deep. */
  boolean read() {
    for (Element style : page.getElementsByTag("style")) {
      Matcher matcher = STYLE.matcher(style.data());
      while (matcher.find()) {
        hiding.add(matcher.group(1).toLowerCase(Locale.ROOT));
      }
    }
    Element main = main();
    if (main != null) {
      withinMain = true;
      NodeTraversor.filter(this, main);
    }
    if (out.length() == 0) {
      withinMain = false;
      NodeTraversor.filter(this, page.body());
    }
    out.end();
    // The depth of the whole page counts, not of the main content only.
    NodeTraversor.filter(
        (node, depth) -> {
          tooDeep |= depth > maxDepth;
          return tooDeep ? FilterResult.STOP : FilterResult.CONTINUE;
        },
        page);
    return !tooDeep;
  }

  private @Nullable Element main() {
    Element main = page.selectFirst("main");
    if (main == null) {
      main = page.selectFirst("[role=main]");
    }
    if (main == null) {
      List<Element> articles = page.getElementsByTag("article");
      main = articles.size() == 1 ? articles.get(0) : null;
    }
    return main;
  }

  // ---------------------------------------------------------------- elements

  @Override
  public FilterResult head(Node node, int depth) {
    if (depth > maxDepth) {
      tooDeep = true;
      return FilterResult.STOP;
    }
    if (node instanceof TextNode text) {
      out.append(text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    if (depth > 0 && isFurniture(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (element.normalName().equals("br")) {
      if (inCell()) {
        out.append(" ");
      } else {
        out.lineEnd();
      }
      return FilterResult.CONTINUE;
    }
    if (element.isBlock()) {
      open(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private boolean inCell() {
    Context context = contexts.peek();
    return context != null && context.kind() == Block.Kind.ROW;
  }

  private void open(Element element) {
    String name = element.normalName();
    if (inCell() && !name.equals("td") && !name.equals("th")) {
      // Within a cell everything is one line.
      out.append(" ");
      return;
    }
    Context around = contexts.peek();
    Block.Kind kind = around == null ? Block.Kind.PARAGRAPH : around.kind();
    int level = around == null ? 0 : around.level();
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        kind = Block.Kind.HEADING;
        level = name.charAt(1) - '0';
      }
      case "ul", "ol" -> {
        kind = Block.Kind.PARAGRAPH;
        level = level + 1;
      }
      case "li" -> {
        kind = Block.Kind.ITEM;
        level = Math.max(1, level);
      }
      case "dt" -> {
        kind = Block.Kind.HEADING;
        level = 6;
      }
      case "dd" -> {
        kind = Block.Kind.ITEM;
        level = Math.max(1, level);
      }
      case "caption" -> kind = Block.Kind.CAPTION;
      case "table" -> {
        if (!isLayout(element)) {
          tables.push(new Table(element));
        }
      }
      case "tr" -> {
        Table table = tables.peek();
        if (table != null && isWithin(element, table)) {
          kind = Block.Kind.ROW;
          row(table, element);
        }
      }
      case "td", "th" -> {
        if (inCell()) {
          cell();
          return;
        }
      }
      default -> {
        // A block without a kind of its own is of the kind that it stands in.
      }
    }
    contexts.push(new Context(element, kind, level));
    out.begin(columnNames(kind), level);
  }

  /** The kind of a row may only be known from its cells. */
  private Block.Kind columnNames(Block.Kind kind) {
    Table table = tables.peek();
    return kind == Block.Kind.ROW && table != null && table.columnNames
        ? Block.Kind.COLUMN_NAMES
        : kind;
  }

  private void close(Element element) {
    Context context = contexts.peek();
    String name = element.normalName();
    if (inCell() && (name.equals("td") || name.equals("th"))) {
      endCell(element);
      return;
    }
    if (context == null || !context.element().equals(element)) {
      return;
    }
    if (context.kind() == Block.Kind.ROW) {
      endRow();
    }
    contexts.pop();
    Table table = tables.peek();
    if (table != null && table.element.equals(element)) {
      tables.pop();
    }
    Context around = contexts.peek();
    out.begin(
        around == null ? Block.Kind.PARAGRAPH : around.kind(), around == null ? 0 : around.level());
  }

  // ---------------------------------------------------------------- tables

  /** Whether a table only arranges the page: headings, lists or tables in it, or one column. */
  private static boolean isLayout(Element table) {
    String role = table.attr("role");
    if (role.equals("presentation") || role.equals("none")) {
      return true;
    }
    if (table.selectFirst("h1, h2, h3, h4, table table, main, article, section") != null) {
      return true;
    }
    for (Element row : table.getElementsByTag("tr")) {
      if (row.childrenSize() > 1) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(Element row, Table table) {
    Element parent = row.parent();
    for (int i = 0; i < 3 && parent != null; i++) {
      if (parent.equals(table.element)) {
        return true;
      }
      parent = parent.parent();
    }
    return false;
  }

  private static void row(Table table, Element row) {
    table.cells = new ArrayList<>();
    table.column = 0;
    boolean allNames = row.childrenSize() > 0;
    for (Element cell : row.children()) {
      allNames &= cell.normalName().equals("th");
    }
    Element parent = row.parent();
    table.columnNames =
        (allNames && !table.named) || (parent != null && parent.normalName().equals("thead"));
    if (table.columnNames) {
      table.headers.clear();
    }
  }

  private void cell() {
    Table table = tables.peek();
    if (table == null) {
      return;
    }
    hang(table);
    table.start = out.nextOffset();
  }

  /** Takes over the cells of earlier rows that stand before the next cell. */
  private static void hang(Table table) {
    for (Hanging cell = table.hanging.get(table.column);
        cell != null;
        cell = table.hanging.get(table.column)) {
      table.cells.add(new Block.Cell(header(table, table.column), cell.start(), cell.end()));
      if (cell.rows() > 1) {
        table.hanging.put(table.column, new Hanging(cell.rows() - 1, cell.start(), cell.end()));
      } else {
        table.hanging.remove(table.column);
      }
      table.column++;
    }
  }

  private static String header(Table table, int column) {
    return column < table.headers.size() ? table.headers.get(column) : "";
  }

  private void endCell(Element element) {
    Table table = tables.peek();
    if (table == null) {
      return;
    }
    int start = Math.min(table.start, out.length());
    int end = out.length();
    int columns = span(element, "colspan");
    int rows = span(element, "rowspan");
    if (table.columnNames) {
      for (int i = 0; i < columns; i++) {
        table.headers.add(out.from(start).strip());
      }
    } else {
      table.cells.add(new Block.Cell(header(table, table.column), start, end));
      if (rows > 1 && columns == 1) {
        table.hanging.put(table.column, new Hanging(rows - 1, start, end));
      }
    }
    table.column += columns;
    out.append(" ");
  }

  private void endRow() {
    Table table = tables.peek();
    if (table == null) {
      return;
    }
    if (table.columnNames) {
      table.named = true;
    } else {
      hang(table);
      table.cells.forEach(out::cell);
    }
  }

  private static int span(Element cell, String attribute) {
    String value = cell.attr(attribute).strip();
    return value.matches("[1-9]\\d{0,4}") ? Math.min(MAX_SPAN, Integer.parseInt(value)) : 1;
  }

  // ---------------------------------------------------------------- furniture

  private boolean isFurniture(Element element) {
    String name = element.normalName();
    if (NEVER.contains(name) || isHidden(element) || ROLES.contains(element.attr("role"))) {
      return true;
    }
    return switch (name) {
      case "header" -> !withinMain && element.closest("article") == null;
      // Some systems put the whole page into one form.
      case "form" -> element.selectFirst("h1, main, article") == null;
      case "figure" -> element.selectFirst("table") == null;
      case "figcaption" -> true;
      case "sup" ->
          NOTE_MARK.matcher(element.text()).matches() && element.selectFirst("a[href^=#]") != null;
      default -> isBar(element);
    };
  }

  private boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || (element.hasAttr("style") && NOT_DISPLAYED.matcher(element.attr("style")).find())
        || (element.hasAttr("class")
            && element.classNames().stream()
                .anyMatch(c -> hiding.contains(c.toLowerCase(Locale.ROOT))));
  }

  /** A short element whose class or identifier names a bar, such as {@code share-links}. */
  private static boolean isBar(Element element) {
    String names = (element.className() + " " + element.id()).strip();
    if (names.isEmpty() || names.length() > SHORT) {
      return false;
    }
    boolean named =
        Arrays.stream(names.split("[\\s_-]+", -1))
            .flatMap(part -> WORD.matcher(part).results())
            .anyMatch(word -> BARS.contains(word.group().toLowerCase(Locale.ROOT)));
    return named && element.selectFirst("h1, main, article") == null && isShort(element);
  }

  /** Whether an element has little text that is no link. */
  private static boolean isShort(Element element) {
    int[] length = new int[1];
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof Element e && e.normalName().equals("a")) {
            return FilterResult.SKIP_ENTIRELY;
          }
          if (node instanceof TextNode text) {
            length[0] += text.getWholeText().strip().length();
          }
          return length[0] > SHORT ? FilterResult.STOP : FilterResult.CONTINUE;
        },
        element);
    return length[0] <= SHORT;
  }
}
