package entente.extract;

import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.List;
import java.util.Set;

/** Makes negotiations and recognitions that name a subject, but no instrument. */
final class NegotiationMaker {
  private final Frame frame;
  private final Sides sides;
  private final Settings settings;
  private final Scene scene;
  private final Discourse discourse;

  NegotiationMaker(Frame frame, Sides sides, Settings settings) {
    this.frame = frame;
    this.sides = sides;
    this.settings = settings;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  /** Negotiations of which the text names the subject but no instrument. */
  boolean negotiations(FactType type, List<Chunk> agents, String status) {
    int word = 0;
    for (int i = 0; i < scene.chunks.size(); i++) {
      if (Set.of("negotiations", "negotiation", "talks").contains(scene.plain(i))) {
        word = i;
        break;
      }
    }
    int to = word + 1;
    while (to < scene.chunks.size()
        && !(scene.chunks.get(to) instanceof VerbGroup)
        && !scene.plain(to).matches("[,;.]")
        && !(scene.chunks.get(to) instanceof When)) {
      to++;
    }
    Parties parties = sides.complete(sides.of(agents));
    String subject =
        scene.label(word + 1, to, Scene.LABEL_WORDS).replaceAll("^(on|for|about|of) ", "");
    Draft known = subject.isEmpty() ? discourse.lastInstrument : null;
    boolean open = known != null && Set.of("under-negotiation", "planned").contains(known.status);
    if (parties.list().isEmpty() || (subject.isEmpty() && !open)) {
      return false;
    }
    Draft event = frame.draft(type, FactLabels.event(type, known == null ? subject : known.label));
    event.between(parties);
    event.topics.addAll(scene.topics(word + 1, to));
    event.status = status;
    if (known == null) {
      event.ofText = subject;
    } else {
      event.of = known;
      event.parties = known.parties;
      event.inferred.addAll(Set.of("of", "parties"));
    }
    event.on(settings.when(List.of(), false), false);
    discourse.add(event);
    return true;
  }

  /** Parties recognise each other's rules as equivalent: an instrument without a head noun. */
  boolean recognition() {
    Parties parties = sides.complete(sides.of(frame.slot("agent")));
    if (parties.list().size() < 2) {
      return false;
    }
    Scene.Range content = frame.content();
    Draft thing =
        frame.draft(
            FactType.MutualRecognition,
            "EU–"
                + parties.list().get(1)
                + " recognition of "
                + scene.label(content.from(), content.to(), Scene.LABEL_WORDS));
    thing.between(parties);
    thing.topics.addAll(scene.topics(content.from(), content.to()));
    thing.status = "concluded";
    thing.words = Discourse.words(thing.label);
    for (Draft draft : discourse.drafts) {
      if (draft.type == FactType.NegotiationsConcluded
          && draft.of == null
          && draft.evidence.equals(scene.sentence)) {
        draft.of = thing;
        draft.ofText = null;
      }
    }
    discourse.add(thing);
    discourse.introduce(thing);
    return true;
  }
}
