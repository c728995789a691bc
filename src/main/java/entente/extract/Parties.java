package entente.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The parties of a fact, with a mark whether one of them was taken from context.
 *
 * @param list the canonical labels
 */
record Parties(List<String> list, boolean inferred) {
  static final Parties NONE = new Parties(List.of(), false);
  static final String EU = "European Union";
  static final String COMMISSION = "European Commission";

  /** Whether a party is the EU's side. */
  static boolean isEu(String party) {
    return party.equals(EU) || party.equals(COMMISSION);
  }

  /** The EU side first. */
  Parties ordered() {
    List<String> ordered = new ArrayList<>();
    list.stream().filter(Parties::isEu).forEach(ordered::add);
    list.stream().filter(p -> !isEu(p)).forEach(ordered::add);
    return new Parties(ordered, inferred);
  }
}
