package entente.extract;

import entente.extract.Chunk.Mode;
import java.util.List;
import java.util.Set;

/** Tells from its auxiliaries, or from the verb that governs it, how a verb says what it says. */
final class VerbModes {
  private VerbModes() {}

  static Mode ofControl(WordLists lists, String control, List<String> auxiliaries) {
    String lemma = control.replace(":passive", "");
    if (auxiliaries.stream().anyMatch(lists.list("hedges")::contains)) {
      return Mode.HEDGED;
    }
    if (lists.has("controls-planned", lemma)
        && (control.endsWith(":passive") || !lists.has("controls-aimed", lemma))) {
      return Mode.PLANNED;
    }
    if (lists.has("controls-aimed", lemma)) {
      return Mode.AIMED;
    }
    if (lists.has("controls-agreed", lemma)) {
      return auxiliaries.stream().anyMatch(lists.list("will")::contains)
          ? Mode.PLANNED
          : Mode.AGREED;
    }
    if (lists.has("controls-proposed", lemma)) {
      return Mode.PROPOSED;
    }
    if (lists.has("controls-hedged", lemma)) {
      return Mode.HEDGED;
    }
    return of(lists, auxiliaries, false, false, Verbs.Form.PAST);
  }

  static Mode of(
      WordLists lists, List<String> auxiliaries, boolean negated, boolean to, Verbs.Form form) {
    if (negated) {
      return Mode.NEGATED;
    }
    if (auxiliaries.stream().anyMatch(lists.list("hedges")::contains)) {
      return Mode.HEDGED;
    }
    boolean be = auxiliaries.stream().anyMatch(lists.list("be")::contains);
    if (auxiliaries.stream().anyMatch(lists.list("will")::contains)
        || (to && be && !auxiliaries.get(0).equals("be"))) {
      return Mode.PLANNED;
    }
    if (to || (form == Verbs.Form.GERUND && auxiliaries.isEmpty())) {
      return Mode.BARE;
    }
    if (auxiliaries.isEmpty()) {
      return form == Verbs.Form.PAST || form == Verbs.Form.PARTICIPLE ? Mode.PAST : Mode.PRESENT;
    }
    String first = auxiliaries.get(0);
    if (Set.of("was", "were", "had", "has", "have", "having", "did").contains(first)) {
      return (first.equals("has") || first.equals("have"))
              && auxiliaries.size() == 1
              && form == Verbs.Form.BASE
          ? Mode.PRESENT
          : Mode.PAST;
    }
    return Mode.PRESENT;
  }
}
