package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Ordinal;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.Plain;
import entente.extract.Chunk.Relative;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses what a verb form is where it stands: finite, participle, gerund, or no verb at all. */
final class VerbForms extends ParserStep {
  VerbForms(ChunkTable table) {
    super(table);
  }

  record Found(Verbs.Reading reading, int to) {}

  @Nullable Found at(int i, List<String> auxiliaries, boolean to, boolean headed) {
    int start = i;
    if (word(i).equals("co") && word(i + 1).equals("-")) {
      start = i + 2;
    }
    if ((capital(start) && !headed && start > 0) || inCompound(i, start)) {
      return null;
    }
    List<Verbs.Reading> readings = new ArrayList<>();
    String form = word(start);
    for (Verbs.Reading reading : lexicon.verbs().readings(start > i ? "co-" + form : form)) {
      readings.add(reading);
    }
    boolean afterBe = auxiliaries.stream().anyMatch(lexicon.lists().list("be")::contains);
    boolean afterHave =
        auxiliaries.stream().anyMatch(Set.of("has", "have", "had", "having")::contains);
    boolean modal =
        to
            || auxiliaries.stream()
                .anyMatch(
                    a ->
                        lexicon.lists().has("hedges", a)
                            || lexicon.lists().has("will", a)
                            || a.equals("did")
                            || a.equals("do")
                            || a.equals("does"));
    Found best = null;
    for (Verbs.Reading reading : readings) {
      int end = particleEnd(start + 1, reading.verb().particle());
      if (end < 0) {
        continue;
      }
      boolean fits =
          switch (reading.form()) {
            case PARTICIPLE -> afterBe || afterHave || !headed || (auxiliaries.isEmpty() && !to);
            case PAST -> auxiliaries.isEmpty() && !to;
            case BASE ->
                (modal && !afterBeOnly(auxiliaries))
                    || (!headed && finiteHere(i))
                    || (headed && auxiliaries.isEmpty() && !to && finiteHere(i));
            case THIRD -> auxiliaries.isEmpty() && !to && finiteHere(i);
            case GERUND -> afterBe || (auxiliaries.isEmpty() && !to && gerundHere(i));
          };
      if (!fits
          || ((reading.form() == Verbs.Form.PAST || reading.form() == Verbs.Form.PARTICIPLE)
              && auxiliaries.isEmpty()
              && isAdjective(i, end))) {
        continue;
      }
      boolean participle = (afterBe || afterHave) && reading.form() == Verbs.Form.PARTICIPLE;
      boolean past = !modal && reading.form() == Verbs.Form.PAST && auxiliaries.isEmpty();
      if (best == null || end > best.to) {
        best = new Found(reading, end);
      } else if (end == best.to
          && best.reading.verb().equals(reading.verb())
          && (participle || (past && best.reading.form() == Verbs.Form.BASE))) {
        best = new Found(reading, end);
      }
    }
    return best;
  }

  /** Part of a word with hyphens, such as "end-to-end". */
  private boolean inCompound(int i, int verb) {
    boolean before = word(i - 1).equals("-") && tokens.get(i - 1).end() == tokens.get(i).start();
    boolean after =
        word(verb + 1).equals("-")
            && tokens.get(verb).end() == tokens.get(verb + 1).start()
            && verb + 2 < tokens.size()
            && tokens.get(verb + 1).end() == tokens.get(verb + 2).start();
    return before || after;
  }

  private boolean afterBeOnly(List<String> auxiliaries) {
    return !auxiliaries.isEmpty() && auxiliaries.get(auxiliaries.size() - 1).equals("be");
  }

  /** Whether a present form can be a finite verb here, and not a noun. */
  private boolean finiteHere(int i) {
    if (in("auxiliaries", i + 1) || (word(i).equals("co") && in("auxiliaries", i + 3))) {
      return false; // "Co-chairs were …"
    }
    if (in("verb-nouns", i)
        && word(i - 1).equals(",")
        && word(i + 1).matches("with|on|together|in|under|closely")) {
      return true;
    }
    if (in("verb-nouns", i)
        && word(i + 1).equals("in")
        && chunk(i + 2) instanceof When
        && chunk(i - 1) != null) {
      return true; // "opens in March"
    }
    if (in("verb-nouns", i)) {
      Chunk before = chunk(i - 1);
      return takesObject(i) && before != null
          || before instanceof Relative
          || before instanceof Pair
          || in("adverbs", i - 1)
          || in("pronouns", i - 1)
          || (before instanceof Named named
              && named.name().isActor()
              && !named.name().demonym()
              && !named.possessive()
              && !word(named.from() - 1).equals("with")
              && !word(named.from() - 1).equals("-"))
          || before instanceof Phrase
          || before instanceof Person;
    }
    return !in("articles", i - 1)
        && !in("modifiers", i - 1)
        && !word(i - 1).matches("of|for|in|on|at|with|by|from|as|'s");
  }

  private boolean gerundHere(int i) {
    return !in("articles", i - 1)
        && !in("modifiers", i - 1)
        && !(chunk(i - 1) instanceof Ordinal)
        && !word(i - 1).equals("'s");
  }

  /** A participle between an article and a noun is an adjective. */
  private boolean isAdjective(int i, int to) {
    return (in("articles", i - 1)
            || (in("modifiers", i - 1) && !word(i - 1).equals("joint"))
            || chunk(i - 1) instanceof Ordinal)
        && to < tokens.size()
        && tokens.get(to).isWord()
        && !in("function", to);
  }

  private int particleEnd(int i, List<String> particle) {
    if (particle.isEmpty()) {
      return i;
    }
    // "set up", "come into force", "set a council up" is not read
    for (int k = 0; k < particle.size(); k++) {
      if (!word(i + k).equals(particle.get(k))) {
        return -1;
      }
      if (at[i + k] != null && !(at[i + k] instanceof Plain)) {
        return -1;
      }
    }
    return i + particle.size();
  }
}
