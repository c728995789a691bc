package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.List;
import java.util.Set;

/** Makes summits, workshops and other meetings that belong to no series. */
final class OccasionMaker {
  private final Frame frame;
  private final Sides sides;
  private final Settings settings;
  private final Things things;
  private final Scene scene;
  private final Discourse discourse;

  OccasionMaker(Frame frame, Sides sides, Settings settings, Things things) {
    this.frame = frame;
    this.sides = sides;
    this.settings = settings;
    this.things = things;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean summit(Phrase phrase, List<Chunk> agents, String option) {
    VerbGroup verb = frame.verb();
    VerbGroup governing = verb != null ? verb : frame.governing();
    if (governing != null
        && (governing.mode() == Mode.HEDGED || governing.mode() == Mode.NEGATED)) {
      return false;
    }
    if (governing != null && governing.mode() == Mode.PRESENT && scene.frequency() != null) {
      return false;
    }
    boolean titled =
        phrase.core().matches("\\p{Lu}.*\\p{Lu}.*")
            || phrase.core().matches(".*[Ss]ummit (of|on|for) .*");
    List<Chunk> acting = agents.isEmpty() ? frame.clauseAgents() : agents;
    Parties parties = sides.ofThing(phrase, acting);
    When when = settings.when(List.of(phrase), false);
    boolean specific =
        phrase.ordinal() != null
            || scene.times() != null
            || phrase.next()
            || when != null
            || (phrase.prefix().size() >= 2 && governing != null);
    if (!specific && !titled) {
      return false;
    }
    if (parties.list().isEmpty()
        || (parties.list().size() == 1 && Parties.isEu(parties.list().get(0)) && !titled)) {
      return false;
    }
    String series = FactLabels.summitSeries(parties.list(), phrase, scene);
    String status = settings.meetingStatus(phrase, option, when);
    Integer ordinal = phrase.ordinal() != null ? phrase.ordinal() : scene.times();
    for (int i = discourse.drafts.size() - 1; i >= 0; i--) {
      Draft known = discourse.drafts.get(i);
      if (known.type == FactType.Summit && Discourse.sameSides(known.parties, parties.list())) {
        boolean same =
            (ordinal != null && ordinal.equals(known.ordinal))
                || (ordinal == null
                    && !phrase.next()
                    && (when == null
                        || when.value().edtf() == null
                        || (known.date != null
                            && (known.date.startsWith(
                                    java.util.Objects.requireNonNull(when.value().edtf()))
                                || when.value().edtf().equals(known.date)))));
        if (same) {
          known.alsoIn(scene.sentence);
          discourse.lastMeeting = known;
          return true;
        }
      }
    }
    Draft summit =
        frame.draft(
            FactType.Summit,
            FactLabels.summit(
                ordinal, phrase.next(), series, when == null ? null : when.value().edtf()));
    summit.ofText = series;
    summit.between(parties);
    if (phrase.prefix().isEmpty() && phrase.with().isEmpty()) {
      summit.inferred.add("of");
    }
    summit.ordinal = ordinal;
    summit.status = status;
    summit.on(when, false);
    summit.place = settings.place(List.of(phrase));
    discourse.add(summit);
    discourse.lastMeeting = summit;
    return true;
  }

  /** A meeting that belongs to no series: a workshop, an expert meeting, a G7 ministerial. */
  boolean standalone(FactType type, Phrase phrase, List<Chunk> agents, String option) {
    VerbGroup verb = frame.verb();
    VerbGroup governing = verb != null ? verb : frame.governing();
    if ((governing != null && (governing.mode() == Mode.HEDGED || governing.mode() == Mode.NEGATED))
        || phrase.head().plural()) {
      return false;
    }
    if (Set.of("any", "no", "each", "every", "such", "this", "that").contains(phrase.article())) {
      return false;
    }
    if (governing != null && governing.mode() == Mode.PRESENT && !Settings.isPlan(governing)) {
      return false;
    }
    When when = settings.when(List.of(phrase), false);
    boolean core = phrase.nameFrom() < phrase.headFrom();
    boolean eventVerb = verb != null;
    String place = settings.place(List.of(phrase));
    boolean known = phrase.ordinal() != null || when != null || phrase.subject() != null;
    if (!known && !(eventVerb && (core || place != null))) {
      return false;
    }
    if (!eventVerb && !phrase.next() && phrase.ordinal() == null && when == null) {
      return false;
    }
    Parties parties = sides.ofThing(phrase, agents);
    if (parties.list().isEmpty()) {
      return false;
    }
    if (phrase.ordinal() != null && phrase.subject() == null && !core) {
      // "a second followed": the series of the last workshop
      Draft last = discourse.lastMeeting;
      if (last != null && last.type == type) {
        parties = new Parties(last.parties, true);
      }
    }
    Draft meeting = frame.draft(type, things.label(phrase, parties));
    if (phrase.ordinal() != null) {
      meeting.label = FactLabels.meeting(phrase.ordinal(), false, meeting.label, null);
    }
    meeting.between(parties);
    sides.addPeople(meeting, agents);
    meeting.topics.addAll(phrase.topics());
    meeting.ordinal = phrase.ordinal();
    meeting.status = settings.meetingStatus(phrase, option, when);
    meeting.on(when, false);
    meeting.place = place;
    String key = meeting.label + "|" + meeting.date;
    Draft same = discourse.known(type, key);
    if (same != null) {
      same.alsoIn(scene.sentence);
      return true;
    }
    discourse.add(meeting);
    discourse.remember(type, key, meeting);
    discourse.lastMeeting = meeting;
    return true;
  }
}
