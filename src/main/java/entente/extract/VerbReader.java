package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.VerbGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads verb groups: a verb with its auxiliaries, or a chain of verbs such as "agreed to launch".
 */
final class VerbReader extends ParserStep {
  private final VerbForms forms;

  VerbReader(ChunkTable table) {
    super(table);
    this.forms = new VerbForms(table);
  }

  private boolean free(int i) {
    return i < tokens.size() && at[i] == null;
  }

  void read() {
    VerbGroup last = null;
    for (int i = 0; i < tokens.size(); ) {
      VerbGroup group = free(i) ? group(i) : null;
      if (group != null) {
        if (last != null && isReported(last, group)) {
          group = group.as(Mode.PLANNED); // "confirmed that it would meet in May"
        }
        last = group;
        put(group);
        i = group.to();
      } else {
        i++;
      }
    }
  }

  private boolean isReported(VerbGroup reporting, VerbGroup verb) {
    boolean would = false;
    for (int i = verb.from(); i < verb.to(); i++) {
      would |= word(i).equals("would");
    }
    return would
        && reporting.mode() == Mode.PAST
        && (reporting.isA("reaffirm") || reporting.isA("announce") || reporting.isA("agree"))
        && word(reporting.to()).equals("that");
  }

  private @Nullable VerbGroup group(int start) {
    int i = start;
    List<String> auxiliaries = new ArrayList<>();
    boolean negated = false;
    boolean to = false;
    while (free(i)) {
      String word = word(i);
      if (in("auxiliaries", i)) {
        auxiliaries.add(word);
        i++;
      } else if (word.equals("to")
          && (free(i + 1) && (isVerbHere(i + 1) || isBase(i + 1) || in("adverbs", i + 1)))) {
        to = true;
        i++;
      } else if ((in("adverbs", i) || word.endsWith("ly")) && (i > start || isVerbStart(i + 1))) {
        if (i == start && !isVerbStart(i + 1)) {
          return null;
        }
        i++;
      } else if (word.equals("not")
          || word.equals("never")
          || word.equals("n't")
          || (word.equals("no") && word(i + 1).equals("longer"))) {
        negated = true;
        i += word.equals("no") ? 2 : 1;
      } else {
        break;
      }
    }
    boolean headed = i > start;
    if (!auxiliaries.isEmpty() && in("predicates", i) && word(i + 1).equals("to") && free(i)) {
      return chain(start, i, word(i), auxiliaries, negated);
    }
    VerbForms.Found match = free(i) && !isJoined(i) ? forms.at(i, auxiliaries, to, headed) : null;
    if (match == null) {
      if (auxiliaries.isEmpty()) {
        return null;
      }
      int end = i;
      while (end > start + 1 && !in("auxiliaries", end - 1)) {
        end--;
      }
      Mode mode = VerbModes.of(lexicon.lists(), auxiliaries, negated, to, Verbs.Form.BASE);
      String lemma =
          auxiliaries.stream().anyMatch(lexicon.lists().list("be")::contains) ? "be" : "have";
      return new VerbGroup(
          start,
          end,
          new Verbs.Verb(lemma, List.of(), Set.of(lemma)),
          mode,
          false,
          false,
          false,
          "");
    }
    Verbs.Verb verb = match.reading().verb();
    boolean passive =
        match.reading().form() == Verbs.Form.PARTICIPLE
            && auxiliaries.stream().anyMatch(lexicon.lists().list("be")::contains)
            && !word(match.to() - 1).endsWith("ing");
    // be + going to / planning to
    int after = match.to();
    if (lexicon.lists().has("controls", verb.lemma()) && toVerb(after)) {
      return chainVerb(
          start, after, verb.lemma() + (passive ? ":passive" : ""), auxiliaries, negated);
    }
    boolean gerund = match.reading().form() == Verbs.Form.GERUND && auxiliaries.isEmpty();
    Mode mode = VerbModes.of(lexicon.lists(), auxiliaries, negated, to, match.reading().form());
    if (auxiliaries.isEmpty() && !to && !negated && mode == Mode.PRESENT && isDoneBy(match)) {
      return new VerbGroup(start, match.to(), verb, Mode.PAST, false, true, false, "");
    }
    boolean participle =
        auxiliaries.isEmpty()
            && !to
            && !negated
            && (match.reading().form() == Verbs.Form.PARTICIPLE
                || match.reading().form() == Verbs.Form.PAST);
    return new VerbGroup(start, match.to(), verb, mode, passive, participle, gerund, "");
  }

  /** "stand-alone", "follow-up": the first half of a compound is no verb. */
  private boolean isJoined(int i) {
    return word(i + 1).equals("-")
        && !lexicon.verbs().readings(word(i)).isEmpty()
        && i + 2 < tokens.size()
        && tokens.get(i).end() == tokens.get(i + 1).start()
        && tokens.get(i + 1).end() == tokens.get(i + 2).start()
        && tokens.get(i + 2).isWord();
  }

  /** "run jointly by X": a form that is base and participle alike. */
  private boolean isDoneBy(VerbForms.Found match) {
    int by = match.to();
    while (in("adverbs", by) || word(by).endsWith("ly")) {
      by++;
    }
    return word(by).equals("by")
        && lexicon.verbs().readings(word(match.to() - 1)).stream()
            .anyMatch(r -> r.form() == Verbs.Form.PARTICIPLE);
  }

  private boolean isVerbStart(int i) {
    return free(i)
        && (in("auxiliaries", i)
            || (!lexicon.verbs().readings(word(i)).isEmpty() && !in("verb-nouns", i))
            || in("adverbs", i));
  }

  private boolean isBase(int i) {
    return lexicon.verbs().readings(word(i)).stream().anyMatch(r -> r.form() == Verbs.Form.BASE);
  }

  private boolean toVerb(int i) {
    int j = i;
    while (in("adverbs", j) || word(j).endsWith("ly")) {
      j++;
    }
    if (!word(j).equals("to")) {
      return false;
    }
    j++;
    while (in("adverbs", j) || word(j).endsWith("ly")) {
      j++;
    }
    return free(j) && (isBase(j) || word(j).equals("be") || word(j).equals("have"));
  }

  /** is due to …, are set to …, were ready to … */
  private @Nullable VerbGroup chain(
      int start, int predicate, String control, List<String> auxiliaries, boolean negated) {
    return toVerb(predicate + 1)
        ? chainVerb(start, predicate + 1, control, auxiliaries, negated)
        : new VerbGroup(
            start,
            predicate,
            new Verbs.Verb("be", List.of(), Set.of("be")),
            VerbModes.of(lexicon.lists(), auxiliaries, negated, false, Verbs.Form.BASE),
            false,
            false,
            false,
            "");
  }

  private VerbGroup chainVerb(
      int start, int from, String control, List<String> auxiliaries, boolean negated) {
    VerbGroup last = group(skipTo(from));
    Mode outer = VerbModes.ofControl(lexicon.lists(), control, auxiliaries);
    if (last == null) {
      return new VerbGroup(
          start,
          from,
          new Verbs.Verb(control, List.of(), Set.of()),
          outer,
          false,
          false,
          false,
          "");
    }
    Mode mode =
        negated || last.mode() == Mode.NEGATED
            ? Mode.NEGATED
            : last.mode() == Mode.HEDGED ? Mode.HEDGED : outer;
    String controls = last.control().isEmpty() ? control : control + " " + last.control();
    return new VerbGroup(
        start, last.to(), last.verb(), mode, last.passive(), false, false, controls);
  }

  private int skipTo(int i) {
    int j = i;
    while (!word(j).equals("to")) {
      j++;
    }
    return j;
  }
}
