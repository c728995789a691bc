package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands behind a head noun: acronym, actors, subject, level, date, the series of a
 * meeting.
 */
final class TailReader extends ParserStep {
  private final SubjectReader subjects;

  TailReader(ChunkTable table) {
    super(table);
    this.subjects = new SubjectReader(table);
  }

  static final class Tail {
    int to;
    List<Chunk> with = new ArrayList<>();
    @Nullable String subject;
    int subjectFrom = -1;
    int subjectTo = -1;
    @Nullable String acronym;
    Dates.@Nullable Value when;
    @Nullable Phrase inner;
    String level = "";
  }

  Tail read(int headTo, Heads.Head head) {
    Tail tail = new Tail();
    int i = headTo;
    boolean more = true;
    while (more) {
      more = false;
      String word = word(i);
      if (word.equals("(")) {
        int close = i + 1;
        while (close < tokens.size() && !word(close).equals(")") && close < i + 6) {
          close++;
        }
        if (word(close).equals(")")) {
          String inside = close == i + 2 ? tokens.get(i + 1).text() : "";
          if (inside.matches("(?=.*\\p{Lu}.*\\p{Lu})[\\p{L}\\d]{2,10}")) {
            tail.acronym = inside;
            i = close + 1;
            more = true;
          } else if ((close == i + 3 && word(i + 1).equals(".")) || word(i + 1).startsWith(".")) {
            i = close + 1;
            more = true;
          }
        }
      } else if (word.equals("with") || word.equals("between") || word.equals("among")) {
        Actors actors = actors(i + 1);
        if (!actors.list.isEmpty() && (word.equals("with") || actors.list.size() > 1)) {
          tail.with.addAll(actors.list);
          i = actors.to;
          more = true;
        }
      } else if (word.equals("of")) {
        int j = word(i + 1).matches("the|their|its|this|our|a|an") ? i + 2 : i + 1;
        Chunk after = chunk(i + 1) != null ? chunk(i + 1) : chunk(j);
        if (after instanceof Phrase phrase
            && phrase.from() <= j
            && head.kind() == Heads.Category.OCCASION) {
          tail.inner = phrase;
          i = phrase.to();
          more = true;
        } else if (after instanceof When when && !when.value().open()) {
          tail.when = when.value();
          i = when.to();
          more = true;
        } else if (head.type().equals("Summit")
            && word(i + 1).equals("the")
            && capital(i + 2)
            && chunk(i + 2) == null) {
          tail.level = words(i, i + 3);
          i += 3;
          more = true;
        } else {
          Actors actors = actors(i + 1);
          if (!actors.list.isEmpty() && head.kind() == Heads.Category.POST) {
            tail.with.addAll(actors.list);
            i = actors.to;
            more = true;
          } else if (!actors.list.isEmpty()
              && actors.list.stream()
                  .allMatch(
                      a ->
                          a instanceof Named n
                              && (n.name().isPolity()
                                  || lexicon.isInternational(n.name().label())))) {
            tail.with.addAll(actors.list);
            i = actors.to;
            more = true;
          } else if (tail.subject == null
              && head.kind() == Heads.Category.INSTRUMENT
              && !capital(i + 1)) {
            more = subjects.read(i, tail);
            i = more ? tail.subjectTo : i;
          }
        }
      } else if (word.equals("to")
          && head.kind() == Heads.Category.INSTRUMENT
          && chunk(word(i + 1).equals("the") ? i + 2 : i + 1) instanceof Phrase whole
          && (whole.is(Heads.Category.INSTRUMENT) || whole.is(Heads.Category.PROGRAMME))) {
        tail.subject = words(i, whole.headTo());
        tail.with.addAll(whole.with());
        tail.inner = whole.is(Heads.Category.PROGRAMME) ? whole : null;
        i = whole.to();
        more = true;
      } else if (word.matches("called|named|titled|entitled")
          && head.kind() != Heads.Category.OCCASION
          && (capital(i + 1) || word(i + 1).equals("\""))) {
        int from = word(i + 1).equals("\"") ? i + 2 : i + 1;
        int end = from;
        while (capital(end) || (word(end).equals("-") && capital(end + 1))) {
          end++;
        }
        tail.level = words(from, end);
        i = word(end).equals("\"") ? end + 1 : end;
        more = end > from;
      } else if (word.equals(",")
          && in("about", i + 1)
          && !word(i + 1).equals("in")
          && tail.subject == null
          && head.kind() == Heads.Category.INSTRUMENT
          && subjects.read(i + 1, tail)) {
        if (word(tail.subjectTo).equals(",")) {
          i = tail.subjectTo + 1;
          more = true;
        } else {
          tail.subject = null;
          tail.subjectFrom = -1;
        }
      } else if (in("about", i) && tail.subject == null) {
        if (subjects.read(i, tail)) {
          i = tail.subjectTo;
          more = true;
        }
      } else if (word.equals("at") && word(i + 2).equals("level")) {
        tail.level = words(i, i + 3);
        i += 3;
        more = true;
      } else if (word.equals("at") && word(i + 1).equals("the") && word(i + 3).equals("level")) {
        tail.level = words(i, i + 4);
        i += 4;
        more = true;
      }
    }
    tail.to = i;
    return tail;
  }

  /**
   * A list of actors: "the EU and Japan", "A, B and C", "MIC and METI, as well as the Cabinet
   * Office".
   */
  private Actors actors(int start) {
    List<Chunk> list = new ArrayList<>();
    int i = start;
    int end = start;
    while (i < tokens.size()) {
      int j = i;
      while (word(j).matches("the|its|their|both")) {
        j++;
      }
      Chunk chunk = chunk(j);
      if (chunk instanceof Named named && named.name().isActor()) {
        if (named.name().demonym()) {
          break;
        }
        list.add(chunk);
        end = named.to();
        if (word(end).equals("(") && word(end + 2).equals(")") && capital(end + 1)) {
          end += 3;
        }
      } else {
        break;
      }
      if (word(end).equals(",") && word(end + 1).equals("as") && word(end + 2).equals("well")) {
        i = end + 4;
      } else if (word(end).equals(",") && word(end + 1).equals("and")) {
        i = end + 2;
      } else if (word(end).equals(",") || word(end).equals("and")) {
        i = end + 1;
      } else {
        break;
      }
    }
    return new Actors(list, list.isEmpty() ? start : end);
  }

  private record Actors(List<Chunk> list, int to) {}
}
