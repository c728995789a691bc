package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what the sides said or showed at a meeting, and what a thing is about. */
final class StatementMaker {
  private final Frame frame;
  private final Sides sides;
  private final Settings settings;
  private final Things things;
  private final MeetingMaker meetings;
  private final Scene scene;
  private final Discourse discourse;

  StatementMaker(
      Frame frame, Sides sides, Settings settings, Things things, MeetingMaker meetings) {
    this.frame = frame;
    this.sides = sides;
    this.settings = settings;
    this.things = things;
    this.meetings = meetings;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean statement(FactType type) {
    List<Chunk> agents = frame.slot("agent");
    Parties parties = sides.of(agents);
    if (!agents.isEmpty()
        && agents.stream().allMatch(a -> a instanceof Pair)
        && parties.list().isEmpty()) {
      return false;
    }
    for (Phrase phrase : frame.phrases("meeting")) {
      Draft meeting = meetings.meetingOrSeries(phrase, List.of());
      if (meeting == null || meeting.type.kind() != Kind.EVENT) {
        return false;
      }
      parties = new Parties(meeting.parties, true);
    }
    boolean shown = type == FactType.Showcase && agents.isEmpty();
    if ((type == FactType.Commitment || shown) && parties.list().isEmpty()) {
      parties = sides.complete(Parties.NONE);
    }
    if (parties.list().isEmpty()) {
      return false;
    }
    VerbGroup verb = frame.verb();
    boolean habit = verb != null && verb.mode() == Mode.PRESENT;
    if (habit && !(type == FactType.Commitment && scene.frequency() == null)) {
      return false; // a declaration commits in the present tense
    }
    Scene.Range content = frame.content();
    String rest =
        shown
            ? scene.label(frame.clause().from(), frame.anchor(), Scene.LABEL_WORDS)
            : scene.label(content.from(), content.to(), Scene.LABEL_WORDS);
    if (frame.endsWithColon() && type == FactType.Commitment) {
      scene.lead =
          new Lead(
              type,
              discourse.lastMeeting,
              parties.ordered().list(),
              parties.inferred() ? Set.of("parties") : Set.of(),
              frame.rule().id());
      return true;
    }
    if (rest.isEmpty()) {
      return false;
    }
    Draft fact =
        frame.draft(
            type,
            FactLabels.and(parties.list())
                + " "
                + scene.label(frame.anchor(), frame.anchor() + 1, 6)
                + " "
                + rest);
    fact.between(parties);
    sides.addPeople(fact, agents);
    for (int i = content.from(); i < content.to(); i++) {
      if (scene.chunks.get(i) instanceof Named named
          && named.name().kind() == Name.Kind.BODY
          && scene.plain(i - 1).equals("the")) {
        fact.bodies.add(sides.settle(named.name()).label());
      }
    }
    fact.topics.addAll(
        shown
            ? scene.topics(frame.clause().from(), frame.anchor())
            : scene.topics(content.from(), content.to()));
    fact.status = settings.status();
    if (type != FactType.Showcase) {
      Draft of = occasion();
      List<Phrase> themes = frame.phrases("theme");
      if (!themes.isEmpty()) {
        Draft thing = things.of(themes.get(0), agents, "planned");
        of = thing != null ? thing : of;
      }
      fact.of = of;
      if (of != null && !of.evidence.equals(scene.sentence)) {
        fact.inferred.add("of");
      }
    }
    When when = settings.when(List.of(), false);
    fact.on(when, false);
    boolean ofMeeting =
        !frame.slot("meeting").isEmpty()
            || (fact.of != null && fact.of.evidence.equals(scene.sentence));
    if (fact.date == null
        && fact.of != null
        && fact.of.type.kind() == Kind.EVENT
        && ofMeeting
        && "held".equals(fact.status)) {
      fact.date = fact.of.date;
      fact.dateText = fact.of.dateText;
      if (fact.of.inferred.contains("date")) {
        fact.inferred.add("date");
      }
    }
    if (type == FactType.Showcase) {
      fact.place = settings.place(List.of());
    }
    discourse.add(fact);
    return true;
  }

  private @Nullable Draft occasion() {
    for (Chunk chunk : scene.chunks) {
      if (chunk instanceof Phrase phrase
          && (phrase.is(Heads.Category.OCCASION)
              || (phrase.ordinal() != null && phrase.is(Heads.Category.FORUM)))) {
        return discourse.lastMeeting;
      }
    }
    return discourse.lastMeeting;
  }

  boolean about(FactType type) {
    Draft of = null;
    List<Chunk> agents = frame.slot("agent");
    for (Chunk chunk : frame.slot("theme")) {
      if (chunk instanceof Phrase phrase) {
        if (phrase.is(Heads.Category.OCCASION)
            || (phrase.ordinal() != null && phrase.is(Heads.Category.FORUM))) {
          of = meetings.meetingOrSeries(phrase, agents);
        } else {
          of = things.of(phrase, agents, "ongoing");
          if (type == FactType.Discussed
              && discourse.lastMeeting != null
              && of != null
              && discourse.lastMeeting.of == of) {
            of = discourse.lastMeeting;
          }
        }
      } else {
        of = type == FactType.Discussed ? discourse.lastMeeting : discourse.focus;
      }
    }
    if (frame.slot("theme").isEmpty()) {
      of = type == FactType.Covers ? discourse.focus : discourse.lastMeeting;
    }
    Scene.Range content = frame.content();
    List<String> topics =
        frame.option().equals("before")
            ? scene.topics(0, frame.anchor())
            : scene.topics(content.from(), content.to());
    if (type == FactType.Covers
        && frame.verb() != null
        && frame.verb().gerund()
        && of != null
        && of.type.kind() == Kind.PROGRAMME
        && !of.topics.isEmpty()) {
      return true;
    }
    if (type == FactType.Covers
        && frame.verb() != null
        && frame.verb().gerund()
        && of != null
        && of.evidence.equals(scene.sentence)) {
      // "covering X" beside the name of a series gives its topics
      of.topics.clear();
      of.topics.addAll(topics);
      return true;
    }
    if (of == null && type == FactType.Covers) {
      return false;
    }
    if (frame.endsWithColon()) {
      Parties all = of == null ? sides.complete(sides.of(agents)) : new Parties(of.parties, true);
      scene.lead = new Lead(type, of, all.list(), Set.of("parties"), frame.rule().id());
      return !all.list().isEmpty();
    }
    if (topics.isEmpty()) {
      return false;
    }
    List<String> parties = of == null ? sides.complete(sides.of(agents)).list() : of.parties;
    if (parties.isEmpty()) {
      return false;
    }
    Draft fact =
        frame.draft(
            type,
            (of == null ? FactLabels.and(parties) : of.label)
                + ": "
                + scene.label(content.from(), content.to(), Scene.LABEL_WORDS));
    if (fact.label.endsWith(": ")) {
      fact.label = fact.label + String.join(", ", topics);
    }
    fact.parties = parties;
    fact.of = of;
    if (of == null || !of.evidence.equals(scene.sentence)) {
      fact.inferred.add("of");
      fact.inferred.add("parties");
    }
    fact.topics.addAll(topics);
    discourse.add(fact);
    return true;
  }
}
