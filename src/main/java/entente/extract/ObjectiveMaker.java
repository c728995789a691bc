package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Phrase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes objectives, deliverables and expected effects. */
final class ObjectiveMaker {
  private final Frame frame;
  private final Sides sides;
  private final Things things;
  private final Scene scene;
  private final Discourse discourse;

  ObjectiveMaker(Frame frame, Sides sides, Things things) {
    this.frame = frame;
    this.sides = sides;
    this.things = things;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean make(FactType type) {
    List<Chunk> agents = frame.slot("agent");
    if (frame.option().contains("fallback") && scene.stated(discourse)) {
      return false;
    }
    Draft of = null;
    for (Chunk chunk : frame.slot("theme")) {
      if (chunk instanceof Phrase phrase) {
        of =
            phrase.is(Heads.Category.OCCASION)
                ? discourse.lastMeeting
                : things.of(phrase, agents, "ongoing");
      } else {
        of = discourse.focus;
      }
    }
    if (frame.slot("theme").isEmpty() && frame.option().contains("of-focus")) {
      of = discourse.focus;
    }
    List<String> parties = of != null ? of.parties : sides.complete(sides.of(agents)).list();
    Set<String> inferred = new LinkedHashSet<>();
    if (of == null || !of.evidence.equals(scene.sentence)) {
      inferred.add("parties");
      if (of != null) {
        inferred.add("of");
      }
    }
    if (!agents.isEmpty() && !sides.of(agents).list().isEmpty()) {
      Parties acting = sides.of(agents);
      if (acting.list().size() >= 2) {
        parties = acting.ordered().list();
        if (!acting.inferred()) {
          inferred.remove("parties");
        }
      }
    }
    if (parties.isEmpty()) {
      return false;
    }
    Scene.Range content = frame.content();
    int from = content.from();
    int to = scene.chunks.size();
    if (frame.endsWithColon()) {
      scene.lead = new Lead(type, of, parties, inferred, frame.rule().id());
      return true;
    }
    for (int i = from; i < to; i++) {
      if (scene.plain(i).equals(":") && i + 1 < to) {
        scene.lead = new Lead(type, of, parties, inferred, frame.rule().id());
        from = i + 1;
      }
    }
    String label =
        scene.label(from, to, Scene.LABEL_WORDS).replaceFirst("^(?:of|to|at|on|for) ", "");
    if (label.isEmpty()) {
      return false;
    }
    Draft fact = frame.draft(type, FactLabels.sentenceCase(label));
    fact.parties = parties;
    fact.inferred.addAll(inferred);
    fact.of = of;
    fact.topics.addAll(scene.topics(from, to));
    if (of != null && of.type.kind() == Kind.PROGRAMME && of.topics.isEmpty()) {
      of.topics.addAll(fact.topics);
    }
    fact.status =
        type == FactType.Objective
            ? (frame.verb() != null && frame.verb().mode() == Mode.AIMED ? "planned" : null)
            : "planned";
    discourse.add(fact);
    return true;
  }
}
