package entente.extract;

import entente.extract.Chunk.Named;
import java.util.ArrayList;
import java.util.List;

/** Makes a fact of a list item, by the frame that the list's introduction gave. */
final class ListItemMaker {
  private final Scene scene;
  private final Discourse discourse;

  ListItemMaker(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
  }

  /** An item of a list that an earlier block introduced. */
  boolean make(Lead given) {
    String label = scene.label(0, scene.chunks.size(), Scene.LABEL_WORDS);
    List<String> topics = scene.topics(0, scene.chunks.size());
    if (label.isEmpty() || (given.type() == FactType.Cooperation && topics.isEmpty())) {
      return false;
    }
    Draft fact =
        new Draft(
            given.type(),
            FactLabels.sentenceCase(label),
            given.rule(),
            scene.sentence,
            discourse.section);
    List<String> parties = new ArrayList<>(given.parties());
    List<String> bracket = countries();
    if (given.type() == FactType.Cooperation && !bracket.isEmpty()) {
      parties.removeIf(p -> !Parties.isEu(p));
      parties.addAll(bracket);
    }
    fact.parties = parties;
    fact.inferred.add("parties");
    fact.inferred.addAll(given.inferred());
    fact.of = given.of();
    if (given.of() != null) {
      fact.inferred.add("of");
    }
    fact.topics.addAll(topics);
    fact.status =
        given.type() == FactType.Deliverable
            ? "planned"
            : given.type() == FactType.Cooperation
                ? "ongoing"
                : given.type() == FactType.Commitment ? "held" : null;
    if (given.type() == FactType.Commitment && given.of() != null) {
      fact.date = given.of().date;
      fact.inferred.add("date");
    }
    discourse.add(fact);
    return true;
  }

  /** The polities that a list in brackets names. */
  private List<String> countries() {
    List<String> countries = new ArrayList<>();
    boolean inside = false;
    for (int i = 0; i < scene.chunks.size(); i++) {
      if (scene.plain(i).equals("(")) {
        inside = true;
      } else if (scene.plain(i).equals(")")) {
        inside = false;
      } else if (inside
          && scene.chunks.get(i) instanceof Named named
          && named.name().kind() == Name.Kind.POLITY
          && !Parties.isEu(named.name().label())) {
        countries.add(named.name().label());
      }
    }
    return countries;
  }
}
