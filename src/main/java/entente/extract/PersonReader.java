package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import entente.extract.Chunk.Person;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads persons: names that stand beside an office, before or behind it. */
final class PersonReader extends ParserStep {
  PersonReader(ChunkTable table) {
    super(table);
  }

  void read(List<Office> offices) {
    Set<Integer> taken = new LinkedHashSet<>();
    for (Office office : offices) {
      boolean plural = isPlural(office);
      int after = skipTitles(office.to());
      int end = nameFrom(after);
      boolean titled = after > office.to();
      if (end > after && !taken.contains(after)) {
        Named side = sideInBrackets(end);
        person(side == null ? office : of(office, side), after, end, taken);
        if (plural) {
          morePersons(office, side == null ? end : side.to() + 1, taken);
        }
        continue;
      }
      int before = office.from();
      before = word(before - 1).equals("the") ? before - 1 : before;
      boolean bracket = word(before - 1).equals("(");
      if (word(before - 1).equals(",") || bracket) {
        int last = before - 1;
        int start = nameBackwards(last);
        if (start < last && !taken.contains(start) && last - start >= 2 - (titled(start) ? 1 : 0)) {
          person(office, start, last, taken);
          continue;
        }
      }
      if (word(office.to()).equals(",")) {
        int first = skipTitles(office.to() + 1);
        int stop = nameFrom(first);
        if (stop - first >= 2 && !taken.contains(first)) {
          person(office, first, stop, taken);
          if (plural) {
            morePersons(office, stop, taken);
          }
          continue;
        }
      }
      if (chunk(office.from()) == null || titled || !(chunk(office.from()) instanceof Person)) {
        put(office);
      }
    }
    surnames(taken);
  }

  /** "Ms Solvang and Mr. OKABE": persons whose office was told before. */
  private void surnames(Set<Integer> taken) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!in("civil-titles", i) || !capital(i) || chunk(i) != null) {
        continue;
      }
      int first = skipTitles(i);
      int end = nameFrom(first);
      if (end > first && !taken.contains(first) && chunk(first) == null) {
        put(new Person(i, end, name(first, end), null));
        i = end - 1;
      }
    }
  }

  private boolean isPlural(Office office) {
    for (int i = office.from(); i < office.to(); i++) {
      Heads.Hit hit = lexicon.heads().at(tokens, i);
      if (hit != null && hit.head().kind() == Heads.Category.OFFICE) {
        return hit.head().plural();
      }
    }
    return false;
  }

  private void morePersons(Office office, int from, Set<Integer> taken) {
    int i = from;
    while (Set.of(",", "and").contains(word(i))) {
      int first = skipTitles(word(i).equals(",") && word(i + 1).equals("and") ? i + 2 : i + 1);
      int end = nameFrom(first);
      if (end <= first) {
        return;
      }
      boolean own = chunk(first) instanceof Office;
      if (own) {
        return;
      }
      Office same = new Office(first, first, office.title(), office.polity(), office.body());
      Named side = sideInBrackets(end);
      person(side == null ? same : of(same, side), first, end, taken);
      i = side == null ? end : side.to() + 1;
    }
  }

  /** "Malin Åkerblom (EU)": the side in brackets behind a name, or null. */
  private @Nullable Named sideInBrackets(int i) {
    return word(i).equals("(")
            && chunk(i + 1) instanceof Named side
            && side.name().isPolity()
            && word(side.to()).equals(")")
        ? side
        : null;
  }

  private static Office of(Office office, Named side) {
    return new Office(
        office.from(), office.to(), office.title(), side.name().label(), office.body());
  }

  private void person(Office office, int from, int to, Set<Integer> taken) {
    for (int i = from; i < to; i++) {
      taken.add(i);
    }
    int start = Math.min(office.from(), from);
    int end = Math.max(office.to(), to);
    if (office.from() == office.to()) {
      start = from;
      end = to;
    }
    while (in("titles", start - 1) || (word(start - 1).equals(".") && in("titles", start - 2))) {
      start--;
    }
    put(new Person(start, end, name(from, to), office));
  }

  private String name(int from, int to) {
    return words(from, to).replaceAll("\\s+,", ",");
  }

  private int skipTitles(int i) {
    int j = i;
    while (in("titles", j) || (word(j).equals(".") && j > i)) {
      j++;
    }
    return j;
  }

  private boolean titled(int i) {
    return in("titles", i - 1) || (word(i - 1).equals(".") && in("titles", i - 2));
  }

  /** The end of a person's name that begins here, or {@code i} if none does. */
  private int nameFrom(int i) {
    int j = i;
    int parts = 0;
    while (j < tokens.size() && parts < 6) {
      if (in("particles", j) && (capital(j + 1) || in("particles", j + 1))) {
        j++;
      } else if (isNamePart(j)) {
        j++;
        parts++;
        if (word(j).equals(".") && tokens.get(j - 1).text().length() == 1) {
          j++;
        }
        if (word(j).equals("-")
            && j + 1 < tokens.size()
            && tokens.get(j).end() == tokens.get(j + 1).start()
            && tokens.get(j + 1).isWord()) {
          j += 2;
        }
      } else {
        break;
      }
    }
    return parts > 0 ? j : i;
  }

  private boolean isNamePart(int i) {
    if (!capital(i) || in("starters", i) || in("titles", i) || Dates.month(tokens.get(i)) > 0) {
      return false;
    }
    Chunk chunk = chunk(i);
    if (chunk instanceof Named named
        && (named.name().kind() != Name.Kind.PLACE || named.to() > i + 1)) {
      return false;
    }
    Heads.Hit head = lexicon.heads().at(tokens, i);
    return !(chunk instanceof Office)
        && (head == null
            || !Set.of(Heads.Category.OFFICE, Heads.Category.FORUM, Heads.Category.BODY)
                .contains(head.head().kind()));
  }

  /** The start of a person's name that ends before {@code end}. */
  private int nameBackwards(int end) {
    for (int i = Math.max(0, end - 7); i < end; i++) {
      if ((isNamePart(i) || in("particles", i)) && nameFrom(i) == end) {
        return i;
      }
    }
    return end;
  }
}
