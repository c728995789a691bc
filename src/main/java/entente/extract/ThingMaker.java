package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.List;
import java.util.Set;

/**
 * Makes facts of series, instruments and programmes that are only named, and says how often they
 * meet, what came of them and whether they have ended.
 */
final class ThingMaker {
  private final Frame frame;
  private final Sides sides;
  private final Things things;
  private final Scene scene;
  private final Discourse discourse;

  ThingMaker(Frame frame, Sides sides, Things things) {
    this.frame = frame;
    this.sides = sides;
    this.things = things;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean series() {
    Phrase phrase = frame.phrases("theme").get(0);
    if (phrase.head().plural()) {
      return seriesList(phrase);
    }
    if (scene.settled.contains(phrase)) {
      return true;
    }
    if (Settings.isUnreal(frame.governing())) {
      return false;
    }
    Draft thing = things.of(phrase, frame.clauseAgents(), "ongoing");
    if (thing == null) {
      return false;
    }
    planIfPlanned(thing);
    return true;
  }

  /** "three Working Groups: on A, on B and on C". */
  private boolean seriesList(Phrase phrase) {
    int i = scene.chunks.indexOf(phrase) + 1;
    if (!Set.of(":", "-", ",").contains(scene.plain(i)) || !scene.plain(i + 1).equals("on")) {
      return false;
    }
    Draft parent = discourse.lastForum;
    int from = i + 1;
    boolean made = false;
    for (int k = from + 1; k <= scene.chunks.size(); k++) {
      boolean end =
          k == scene.chunks.size() || scene.plain(k).matches("[.;]") || scene.plain(k).equals("on");
      if (!end) {
        continue;
      }
      String subject =
          scene.label(from + 1, k, Scene.LABEL_WORDS).replaceAll("(,|,? and)$", "").strip();
      Heads.Head one =
          new Heads.Head(
              phrase.head().words(),
              false,
              phrase.head().kind(),
              phrase.head().type(),
              phrase.head().exact());
      String core = phrase.core().replaceAll("s$", "");
      Phrase each =
          new Phrase(
              phrase.from(),
              phrase.to(),
              one,
              phrase.headFrom(),
              phrase.headTo(),
              phrase.nameFrom(),
              core,
              "a",
              phrase.prefix(),
              phrase.with(),
              subject,
              scene.topics(from + 1, k),
              null,
              null,
              false,
              null,
              null,
              null);
      Draft thing = things.of(each, List.of(), "ongoing");
      if (thing != null) {
        thing.of = parent;
        discourse.lastForum = parent;
        made = true;
      }
      from = k;
      if (k < scene.chunks.size() && scene.plain(k).matches("[.;]")) {
        break;
      }
    }
    return made;
  }

  boolean instrument() {
    Phrase phrase = frame.phrases("theme").get(0);
    if (scene.settled.contains(phrase)) {
      return true;
    }
    VerbGroup verb = frame.governing();
    if (Settings.isUnreal(verb)) {
      return false;
    }
    String status =
        verb != null && (verb.mode() == Mode.PLANNED || isPrepared(phrase, verb))
            ? "planned"
            : isNegotiated(phrase)
                ? "under-negotiation"
                : phrase.head().type().equals("DigitalPartnership") ? "ongoing" : "concluded";
    List<Chunk> each = Things.each(List.of(phrase));
    Draft thing = null;
    for (Chunk one : each) {
      thing = one instanceof Phrase p ? things.of(p, List.of(), status) : null;
    }
    if (thing == null) {
      return false;
    }
    if (phrase.when() != null && thing.date == null) {
      thing.on(new When(phrase.from(), phrase.to(), phrase.when()), false);
    }
    return true;
  }

  /** "are preparing a roadmap": it is not there yet. */
  private boolean isPrepared(Phrase phrase, VerbGroup verb) {
    return verb.isA("prepare") && verb.to() <= phrase.from() && !verb.passive();
  }

  /** Whether the phrase stands behind "negotiations with X on": nothing is concluded yet. */
  private boolean isNegotiated(Phrase phrase) {
    int i = scene.chunks.indexOf(phrase) - 1;
    while (i > 0
        && (scene.plain(i).matches("on|for|about|over|the|with|and|,|an?")
            || scene.chunks.get(i) instanceof Named)) {
      i--;
    }
    return scene.plain(i).matches("negotiations?|talks");
  }

  boolean undertaking() {
    Phrase phrase = frame.phrases("theme").get(0);
    VerbGroup verb = frame.governing();
    if (Settings.isUnreal(verb)) {
      return false;
    }
    Draft thing =
        things.of(
            phrase, List.of(), verb != null && verb.mode() == Mode.PLANNED ? "planned" : "ongoing");
    if (thing == null) {
      return false;
    }
    if (phrase.when() != null && thing.date == null && thing.type == FactType.Call) {
      thing.on(new When(phrase.from(), phrase.to(), phrase.when()), false);
    }
    if (phrase.ordinal() != null && thing.ordinal == null) {
      thing.ordinal = phrase.ordinal();
    }
    return true;
  }

  private void planIfPlanned(Draft thing) {
    VerbGroup verb = frame.governing();
    if (verb != null
        && verb.mode() == Mode.PLANNED
        && thing.evidence.equals(scene.sentence)
        && verb.isA(Set.of("launch", "found", "create", "run"))
        && "ongoing".equals(thing.status)) {
      thing.status = "planned";
    }
  }

  boolean frequency() {
    String frequency = scene.frequency();
    List<Phrase> themes = frame.phrases("theme");
    Draft series =
        themes.isEmpty()
            ? discourse.lastForum
            : things.of(themes.get(0), frame.slot("agent"), "ongoing");
    if (series == null || frequency == null) {
      return false;
    }
    series.frequency = frequency;
    series.alsoIn(scene.sentence);
    scene.settled.addAll(themes);
    if (series.evidence.equals(scene.sentence)) {
      sides.addPeople(series, frame.slot("agent"));
      for (Chunk with : frame.clauseWith()) {
        sides.addPeople(series, List.of(with));
      }
      if (frame.verb() != null && frame.verb().mode() == Mode.PRESENT && series.place == null) {
        series.place = scene.place(frame.clause());
      }
      if (series.topics.isEmpty()) {
        series.topics.addAll(scene.topics(frame.anchor(), frame.clause().to()));
      }
    }
    if (!themes.isEmpty()
        && frame.verb() != null
        && frame.verb().mode() == Mode.PLANNED
        && series.evidence.equals(scene.sentence)) {
      series.status = "planned";
    }
    return true;
  }

  /** An instrument that a series has led to. */
  boolean outcome() {
    Draft series = things.of(frame.phrases("theme").get(0), List.of(), "ongoing");
    Draft result = things.of(frame.phrases("other").get(0), List.of(), "concluded");
    if (series == null || result == null || result.of != null) {
      return false;
    }
    result.of = series;
    result.inferred.add("of");
    return true;
  }

  /** What no longer exists. */
  boolean ended() {
    VerbGroup verb = frame.verb();
    if (verb == null
        || (verb.mode() != Mode.NEGATED
            && !scene.words(verb.from(), verb.to()).matches("(ceased|ceases).*"))) {
      return false;
    }
    Draft thing = things.of(frame.phrases("theme").get(0), List.of(), "ended");
    if (thing != null) {
      thing.status = "ended";
    }
    return thing != null;
  }
}
