package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.List;

/** Makes what a body is part of and what it was called before. */
final class BodyMaker {
  private final Frame frame;
  private final Sides sides;
  private final Scene scene;
  private final Discourse discourse;

  BodyMaker(Frame frame, Sides sides) {
    this.frame = frame;
    this.sides = sides;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean formerName() {
    List<String> bodies = new ArrayList<>();
    String polity = null;
    for (Chunk chunk : frame.slot("body")) {
      if (chunk instanceof Named named) {
        Name name = sides.settle(named.name());
        if (!bodies.contains(name.label())) {
          bodies.add(name.label());
        }
        polity = name.polity().isEmpty() ? polity : name.polity();
      }
    }
    if (bodies.size() != 2) {
      return false;
    }
    if (frame.option().equals("became")) {
      java.util.Collections.reverse(bodies);
    }
    Draft fact = frame.draft(FactType.FormerName, bodies.get(0) + ", formerly " + bodies.get(1));
    fact.bodies.addAll(bodies);
    fact.parties = polity == null ? discourse.partners() : List.of(polity);
    fact.inferred.add("parties");
    When when = scene.date(new Scene.Range(frame.anchor(), scene.chunks.size()), true);
    fact.on(when, true);
    discourse.add(fact);
    return true;
  }

  boolean partOf() {
    if (!(frame.slot("theme").get(0) instanceof Named part)) {
      return false;
    }
    Name wholeName = part.whole();
    if (!frame.slot("other").isEmpty() && frame.slot("other").get(0) instanceof Named other) {
      wholeName = other.name();
    }
    if (wholeName == null) {
      return false;
    }
    Name first = sides.settle(part.name());
    Name second = sides.settle(wholeName);
    if (first.label().equals(second.label())) {
      return false;
    }
    String key = first.label() + "|" + second.label();
    if (discourse.known(FactType.PartOf, key) != null) {
      return true;
    }
    Draft fact = frame.draft(FactType.PartOf, first.label() + " is part of " + second.label());
    fact.bodies.add(first.label());
    fact.bodies.add(second.label());
    String polity = second.polity().isEmpty() ? first.polity() : second.polity();
    fact.parties = polity.isEmpty() ? discourse.partners() : List.of(polity);
    discourse.add(fact);
    discourse.remember(FactType.PartOf, key, fact);
    return true;
  }
}
