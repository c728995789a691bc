package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads offices: a title with its portfolio, its polity and its institution. */
final class OfficeReader extends ParserStep {
  OfficeReader(ChunkTable table) {
    super(table);
  }

  List<Office> read() {
    List<Office> offices = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Heads.Hit hit = lexicon.heads().at(tokens, i);
      if (hit == null || hit.head().kind() != Heads.Category.OFFICE || !capital(i)) {
        continue;
      }
      Chunk inside = chunk(i);
      if (inside instanceof Named named
          && named.name().kind() != Name.Kind.TOPIC
          && named.to() > hit.to()) {
        i = hit.to() - 1;
        continue;
      }
      Office office = office(i, hit);
      offices.add(office);
      i = Math.max(office.to(), hit.to()) - 1;
    }
    return offices;
  }

  private Office office(int head, Heads.Hit hit) {
    String polity = null;
    String body = null;
    int from = head;
    // Commerce and Industry Minister, US President, European Commission President
    while (from > 0) {
      Chunk before = chunk(from - 1);
      if (before instanceof Named named && named.name().kind() == Name.Kind.POLITY) {
        polity = named.name().label();
        from = named.from();
        break;
      }
      if (before instanceof Named named
          && named.name().kind() == Name.Kind.BODY
          && before.to() == from) {
        body = named.name().label();
        polity = named.name().polity();
        from = named.from();
        break;
      }
      if (word(from - 1).equals("'s")
          && chunk(from - 2) instanceof Named named
          && named.name().kind() == Name.Kind.BODY) {
        body = named.name().label();
        polity = polityOf(named.name());
        from = named.from();
        break;
      }
      if (word(from - 1).equals("'s")
          && chunk(from - 2) instanceof Named named
          && named.name().isPolity()) {
        polity = named.name().label();
        from = named.from();
        break;
      }
      if (capital(from - 1) && (isPortfolioWord(from - 1) || in("office-ranks", from - 1))) {
        from--;
      } else if (word(from - 1).equals("and") && isPortfolioWord(from - 2) && from < head) {
        from--;
      } else {
        break;
      }
    }
    int titleFrom = from;
    while (titleFrom < head
        && ((chunk(titleFrom) instanceof Named named && named.name().kind() != Name.Kind.TOPIC)
            || word(titleFrom).equals("'s"))) {
      titleFrom++;
    }
    int to = hit.to();
    boolean more = true;
    while (more) {
      more = false;
      int of = to;
      if (word(to).equals("in") && word(to + 1).equals("charge") && word(to + 2).equals("of")) {
        of = to + 2;
      } else if (word(to).equals("responsible") && word(to + 1).equals("for")) {
        of = to + 1;
      }
      if (!Set.of("of", "for").contains(word(of))) {
        break;
      }
      int j = word(of + 1).equals("the") ? of + 2 : of + 1;
      if (chunk(j) instanceof Named named
          && named.name().kind() != Name.Kind.TOPIC
          && named.name().kind() != Name.Kind.PLACE) {
        if (named.name().isPolity() && !named.name().demonym()) {
          polity = named.name().label();
          to = named.to();
        } else if (named.name().kind() == Name.Kind.BODY) {
          body = named.name().label();
          polity = polityOf(named.name());
          to = named.to();
        }
        break;
      }
      int end = portfolioEnd(j);
      if (end == j && of > to) {
        end = j;
        while (end < j + 6 && tokens.size() > end && tokens.get(end).isWord() && !in("be", end)) {
          end++; // "Commissioner in charge of digital policy"
        }
        end = word(end).equals(",") ? end : j;
      }
      if (end > j) {
        to = end;
        if (word(to).equals("(")
            && word(to + 2).equals(")")
            && chunk(to + 1) instanceof Named named
            && named.name().kind() == Name.Kind.BODY) {
          body = named.name().label();
          polity = polityOf(named.name());
          to += 3;
        }
        more = true;
      }
    }
    int bracket = qualifierEnd(to);
    int at = bracket;
    if (Set.of(",", "in", "at", "within").contains(word(at))) {
      at += word(at + 1).equals("the") ? 2 : 1;
    }
    if (body == null
        && at > bracket
        && chunk(at) instanceof Named named
        && named.name().kind() == Name.Kind.BODY
        && (polity == null || polity.equals(polityOf(named.name())))) {
      body = named.name().label(); // "Secretary, Ministry of …", "Director in the Directorate-…"
      polity = polityOf(named.name());
      to = named.to();
    } else if (word(to).equals("in")
        && hit.head().words().contains("ambassador")
        && chunk(to + 1) instanceof Named seat
        && seat.name().kind() == Name.Kind.PLACE) {
      to = seat.to(); // "Ambassador in Santiago"
    } else if (body == null && word(to).equals("to")) {
      int j = word(to + 1).equals("the") ? to + 2 : to + 1;
      if (chunk(j) instanceof Named named && named.name().isPolity() && !named.name().demonym()) {
        to = named.to(); // "Ambassador to Australia" is nobody's of Australia
      }
    } else if (bracket > to) {
      to = bracket;
    }
    String title = words(titleFrom, to).replaceAll("\\s*\\([^)]*\\)$", "");
    if (hit.head().plural()) {
      title = singular(title);
    }
    return new Office(from, to, title, polity, body);
  }

  /** The end of a bracket of capitalised words behind a title: "Joint Secretary (Europe West)". */
  private int qualifierEnd(int i) {
    if (!word(i).equals("(")) {
      return i;
    }
    int end = i + 1;
    while (end < i + 8 && (capital(end) || Set.of("and", "of", "&", ",").contains(word(end)))) {
      end++;
    }
    return end > i + 1 && word(end).equals(")") ? end + 1 : i;
  }

  private @Nullable String polityOf(Name name) {
    return name.polity().isEmpty() || name.isAmbiguous() ? null : name.polity();
  }

  private String singular(String title) {
    return title
        .replaceAll(
            "\\b(Vice-President|President|Commissioner|Minister|Secretary|Director|Chair|Representative|Ambassador|Leader|Negotiator|Councillor)s\\b",
            "$1")
        .replace("Secretaries", "Secretary");
  }

  private int portfolioEnd(int i) {
    int end = i;
    while (end < tokens.size()) {
      Chunk chunk = chunk(end);
      boolean actor =
          chunk instanceof Named named
              && named.name().kind() != Name.Kind.TOPIC
              && named.name().kind() != Name.Kind.PLACE;
      if (capital(end)
          && !actor
          && (end == i || isPortfolioWord(end) || (end > i && !isName(end)))) {
        end++;
      } else if (Set.of("and", ",").contains(word(end))
          && end > i
          && (isListed(end) || isLastOfPortfolio(end))) {
        end += word(end).equals(",") && word(end + 1).equals("and") ? 2 : 1;
      } else if (word(end).equals("-") && capital(end + 1) && end > i) {
        end++;
      } else {
        break;
      }
    }
    return end;
  }

  /** "and Outreach," ends a portfolio, though the word is of no list: no name is one word. */
  private boolean isLastOfPortfolio(int i) {
    return word(i).equals("and")
        && capital(i + 1)
        && chunk(i + 1) == null
        && !in("titles", i + 1)
        && word(i + 2).matches("[,;.)]");
  }

  /** Whether a person's name seems to begin here: capitals that are no portfolio words. */
  private boolean isName(int i) {
    return capital(i) && !in("portfolio", i) && (capital(i + 1) || in("particles", i + 1));
  }
}
