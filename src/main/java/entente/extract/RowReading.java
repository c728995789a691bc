package entente.extract;

import entente.source.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of a table as sentences: {@code First | 3 July 2023 | Tokyo} under {@code Council,
 * Date, Place} says that the first Council was held on 3 July 2023 in Tokyo. What the columns are
 * is told by their names; a row without telling names is read cell by cell.
 */
final class RowReading {
  private static final Pattern ORDINAL = Pattern.compile("\\d{1,3}(st|nd|rd|th)");
  private static final Pattern DAY =
      Pattern.compile("(?i)(\\d{1,2}\\b(?!/).*|\\p{L}+ \\d{1,2}(,| ?[-–] ?\\d).*)");
  private static final Pattern ITEMS = Pattern.compile("\\s*;\\s*");
  private static final int HEADER_WORDS = 6;

  private final Lexicon lexicon;

  RowReading(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The sentences that say what the row says; they are no part of the document's text. */
  List<String> sentences(String text, Block row) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    String when = "";
    String where = "";
    String subject = "";
    String subjectName = "";
    for (Block.Cell cell : row.cells()) {
      String value = text.substring(cell.start(), cell.end()).replaceAll("\\s+", " ").strip();
      String name = cell.header().toLowerCase(Locale.ROOT).replaceAll("[\\s:]+$", "").strip();
      if (value.isEmpty() || value.matches("[-–—]+") || isIn("column-numbers", name)) {
        continue;
      }
      if (isIn("column-dates", name)) {
        when = " " + date(value);
      } else if (isIn("column-places", name)) {
        where = " in " + value;
      } else if (subject.isEmpty()) {
        subject = value;
        subjectName = cell.header().strip();
      } else {
        names.add(name);
        values.add(value);
      }
    }
    List<String> sentences = new ArrayList<>();
    boolean occasion = isOccasion(subject, subjectName);
    List<String> rest = new ArrayList<>();
    if (occasion && !(when + where).isEmpty()) {
      sentences.add(occasion(subject, subjectName) + " was held" + when + where + ".");
    } else {
      rest.add(subject);
    }
    for (int i = 0; i < values.size(); i++) {
      String name = names.get(i);
      String value = values.get(i);
      boolean dated = isDate(value);
      if (dated && (isIn("column-signing", name) || name.equals("signed"))) {
        sentences.add(definite(subject) + " was signed " + date(value) + ".");
      } else if (dated && isIn("column-force", name)) {
        sentences.add(definite(subject) + " entered into force " + date(value) + ".");
      } else if (dated && isParticiple(name)) {
        sentences.add(definite(subject) + " was " + name + " " + date(value) + ".");
      } else if (isParticiple(name)) {
        for (String item : items(value)) {
          sentences.add(item + " was " + name + when + where + ".");
        }
      } else {
        rest.add(value);
      }
    }
    if (sentences.isEmpty() || (occasion && !rest.isEmpty()) || rest.size() > 1) {
      String plain = String.join(", ", rest) + when + where;
      sentences.add(plain.matches("(?s).*[.!?]$") ? plain : plain + ".");
    }
    return sentences;
  }

  private boolean isIn(String list, String name) {
    return lexicon.lists().has(list, name);
  }

  /** Whether the row tells of a meeting: an ordinal under the name of one, or its name. */
  private boolean isOccasion(String subject, String name) {
    return isOrdinal(subject)
        ? name.split("\\s+", -1).length <= HEADER_WORDS
        : lastHead(subject) != null && !isPlural(subject);
  }

  private boolean isOrdinal(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return ORDINAL.matcher(lower).matches() || lexicon.lists().has("ordinals", lower);
  }

  private String occasion(String subject, String name) {
    if (!isOrdinal(subject)) {
      return definite(subject);
    }
    String series = name.isEmpty() || lexicon.lists().has("ordinals", name) ? "meeting" : name;
    return "The " + subject.toLowerCase(Locale.ROOT) + " " + series;
  }

  /** The head noun of a meeting or series that the words end with, or null. */
  private Heads.@Nullable Head lastHead(String words) {
    List<Token> tokens = Tokenizer.tokens(words, 0, words.length());
    for (int i = 0; i < tokens.size(); i++) {
      Heads.Hit hit = lexicon.heads().at(tokens, i);
      if (hit != null
          && hit.to() == tokens.size()
          && (hit.head().kind() == Heads.Category.OCCASION
              || hit.head().kind() == Heads.Category.FORUM)) {
        return hit.head();
      }
    }
    return null;
  }

  private boolean isPlural(String words) {
    Heads.Head head = lastHead(words);
    return head != null && head.plural();
  }

  private static String definite(String subject) {
    return subject.matches("(?i)(the|a|an)\\s.*") || !subject.contains(" ")
        ? subject
        : "The " + subject;
  }

  private boolean isParticiple(String name) {
    return lexicon.verbs().readings(name).stream()
        .anyMatch(r -> r.form() == Verbs.Form.PARTICIPLE && r.verb().classes().size() > 1);
  }

  private static boolean isDate(String value) {
    List<Token> tokens = Tokenizer.tokens(value, 0, value.length());
    return tokens.size() <= 6 && !tokens.isEmpty() && isWhollyDate(tokens);
  }

  private static boolean isWhollyDate(List<Token> tokens) {
    Dates.Hit hit = new Dates(null).at(tokens, 0, 0);
    return (hit != null && hit.to() == tokens.size())
        || (tokens.size() == 1 && tokens.get(0).text().matches("(19|20)\\d\\d"));
  }

  /** A date with the preposition that it needs. */
  private static String date(String value) {
    if (value.matches("(?i)(on|in|since|from|until|by)\\s.*")) {
      return value;
    }
    return (DAY.matcher(value).matches() && !value.matches("(19|20)\\d\\d.*") ? "on " : "in ")
        + value;
  }

  // ---------------------------------------------------------------- cells with several things

  /** {@code Memoranda of Cooperation on A and on B}: one thing each, in the singular. */
  private List<String> items(String value) {
    List<String> items = new ArrayList<>();
    for (String part : ITEMS.splitAsStream(value).toList()) {
      if (part.isBlank()) {
        continue;
      }
      List<Token> tokens = Tokenizer.tokens(part, 0, part.length());
      Heads.Hit hit = head(tokens);
      if (hit == null || !hit.head().plural() || hit.to() >= tokens.size()) {
        items.add(articled(part, hit));
        continue;
      }
      String singular = lexicon.heads().singular(hit.head());
      if (tokens.get(hit.to() - hit.head().words().size()).isCapital()) {
        singular = capitals(singular);
      }
      String before = part.substring(0, tokens.get(hit.to() - hit.head().words().size()).start());
      before = before.matches("(?i)\\s*(two|three|four|five|six|\\d+)\\s+") ? "" : before;
      String after = part.substring(tokens.get(hit.to()).start());
      String preposition = tokens.get(hit.to()).lower();
      for (String one : after.split("(,| and|, and) (?=" + Pattern.quote(preposition) + " )", -1)) {
        items.add("A " + before + singular + " " + one.strip());
      }
    }
    return items;
  }

  private Heads.@Nullable Hit head(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Heads.Hit hit = lexicon.heads().at(tokens, i);
      if (hit != null && hit.head().kind() == Heads.Category.INSTRUMENT) {
        return hit;
      }
    }
    return null;
  }

  private static String articled(String part, Heads.@Nullable Hit hit) {
    boolean bare =
        hit != null && !hit.head().plural() && !part.matches("(?i)(the|a|an|its|their)\\s.*");
    return bare ? "A " + part : part;
  }

  private static String capitals(String phrase) {
    StringBuilder capitals = new StringBuilder();
    for (String word : phrase.split(" ", -1)) {
      boolean small = word.equals("of") || word.equals("on") || word.equals("and");
      capitals
          .append(capitals.isEmpty() ? "" : " ")
          .append(small ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return capitals.toString();
  }
}
