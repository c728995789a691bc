package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes meetings of what a phrase, an ordinal or the persons who met say. */
final class MeetingMaker {
  private final Frame frame;
  private final Sides sides;
  private final Settings settings;
  private final Things things;
  private final Scene scene;
  private final Lexicon lexicon;
  private final Discourse discourse;
  private final SessionMaker sessions;
  private final OccasionMaker occasions;

  MeetingMaker(Frame frame, Sides sides, Settings settings, Things things) {
    this.frame = frame;
    this.sides = sides;
    this.settings = settings;
    this.things = things;
    this.scene = frame.scene();
    this.lexicon = frame.scene().lexicon;
    this.discourse = frame.discourse();
    this.sessions = new SessionMaker(frame, sides, settings, things);
    this.occasions = new OccasionMaker(frame, sides, settings, things);
  }

  boolean meeting() {
    String option = frame.option();
    List<Chunk> themes = frame.slot("theme");
    List<Chunk> agents = frame.slot("agent");
    Phrase nth = frame.phrases("nth").isEmpty() ? null : frame.phrases("nth").get(0);
    if (themes.isEmpty() && nth == null) {
      return persons(agents);
    }
    if (!themes.isEmpty() && themes.get(0) instanceof Chunk.Ordinal number) {
      return again(number.value());
    }
    boolean made = false;
    List<Chunk> all =
        themes.isEmpty() ? List.of((Chunk) java.util.Objects.requireNonNull(nth)) : themes;
    for (Chunk chunk : all) {
      Phrase phrase = chunk instanceof Phrase p ? p : null;
      if (phrase == null) {
        Draft series = discourse.lastForum;
        if (series != null) {
          made |= sessions.meetingOf(series, null, nth, agents, option);
        }
        continue;
      }
      if (isSettled(phrase)) {
        continue;
      }
      if (meetingPhrase(phrase, nth, agents, option)) {
        made = true;
        scene.settled.add(phrase);
        if (nth != null) {
          scene.settled.add(nth);
        }
      }
    }
    return made;
  }

  private boolean meetingPhrase(
      Phrase phrase, @Nullable Phrase nth, List<Chunk> agents, String option) {
    VerbGroup verb = frame.verb();
    if (phrase.is(Heads.Category.OCCASION)) {
      FactType type =
          phrase.head().type().isEmpty()
              ? FactType.Meeting
              : FactType.valueOf(phrase.head().type());
      if (type == FactType.Summit) {
        return occasions.summit(phrase, agents, option);
      }
      Draft series = null;
      if (phrase.inner() != null && Things.isThing(phrase.inner())) {
        series =
            things.of(phrase.inner(), agents.isEmpty() ? frame.clauseAgents() : agents, "ongoing");
      }
      boolean pointing = phrase.ordinal() != null || phrase.next() || Reference.isPointing(phrase);
      boolean generic =
          lexicon.lists().has("session-nouns", String.join(" ", phrase.head().words()));
      boolean own = phrase.prefix().size() >= 2 || (phrase.subject() != null && !generic);
      if (series == null
          && generic
          && (pointing || (verb != null && verb.isA("follow")))
          && !own
          && phrase.prefix().isEmpty()) {
        series = seriesOf(phrase);
      }
      int before = scene.chunks.indexOf(phrase) - 1;
      if (series == null
          && generic
          && before > 0
          && scene.plain(before).equals(",")
          && scene.chunks.get(before - 1) instanceof Phrase named
          && named.is(Heads.Category.FORUM)) {
        series = things.of(named, agents, "ongoing"); // "the Forum, a yearly gathering"
      }
      if (series == null
          && phrase.inner() == null
          && phrase.ordinal() != null
          && !phrase.prefix().isEmpty()
          && phrase.core().matches(".*\\bMinisterial( Meeting| Conference)?")) {
        series = things.of(phrase.asSeries("HighLevelMeeting"), agents, "ongoing");
      }
      if (series == null && phrase.inner() != null && phrase.inner().is(Heads.Category.OCCASION)) {
        return meetingPhrase(phrase.inner(), nth, agents, option);
      }
      if (series != null) {
        return sessions.meetingOf(series, phrase, nth, agents, option);
      }
      return occasions.standalone(type, phrase, agents, option);
    }
    Draft series = things.of(phrase, agents, "ongoing");
    if (series == null) {
      return false;
    }
    return sessions.meetingOf(series, phrase, nth, agents, option);
  }

  @Nullable Draft meetingOrSeries(Phrase phrase, List<Chunk> agents) {
    int before = discourse.drafts.size();
    if (phrase.ordinal() != null || phrase.is(Heads.Category.OCCASION)) {
      Draft last = discourse.lastMeeting;
      scene.settled.add(phrase);
      meetingPhrase(
          phrase,
          null,
          phrase.is(Heads.Category.OCCASION) && phrase.inner() == null ? List.of() : agents,
          "");
      if (discourse.lastMeeting != null
          && (discourse.lastMeeting != last || discourse.drafts.size() == before)) {
        return discourse.lastMeeting;
      }
    }
    if (phrase.is(Heads.Category.OCCASION)) {
      return discourse.lastMeeting;
    }
    return things.of(
        phrase,
        agents,
        frame.verb() != null && frame.verb().mode() == Mode.PLANNED ? "planned" : "ongoing");
  }

  /** Whether a verb has told of the meeting already, so that its bare mention adds nothing. */
  private boolean isSettled(Phrase phrase) {
    return scene.settled.contains(phrase) && frame.verb() == null;
  }

  /** The series that "its first meeting", "the next session" belongs to. */
  private @Nullable Draft seriesOf(Phrase phrase) {
    Draft last = discourse.lastForum;
    if (last == null && discourse.lastMeeting != null && phrase.next()) {
      return discourse.lastMeeting.of;
    }
    return last;
  }

  /** "a second followed in March": another of the meetings just told of. */
  private boolean again(int ordinal) {
    Draft last = discourse.lastMeeting;
    When when = settings.when(List.of(), false);
    if (last == null || when == null) {
      return false;
    }
    String name = last.label.replaceFirst("^\\w+(st|nd|rd|th)?\\b (?=EU|\\p{Lu})", "");
    Draft meeting = frame.draft(last.type, FactLabels.meeting(ordinal, false, name, null));
    meeting.parties = last.parties;
    meeting.inferred.add("parties");
    meeting.of = last.of;
    meeting.topics.addAll(last.topics);
    meeting.ordinal = ordinal;
    meeting.status = settings.status();
    meeting.on(when, false);
    meeting.place = settings.place(List.of());
    discourse.add(meeting);
    return true;
  }

  /** Two persons or sides met. */
  private boolean persons(List<Chunk> agents) {
    boolean group =
        agents.size() == 1
            && sides.of(agents).list().size() == 1
            && lexicon.isSelfStanding(sides.of(agents).list().get(0));
    if ((agents.size() < 2 && !group)
        || frame.verb() == null
        || frame.verb().mode() == Mode.PRESENT) {
      return false;
    }
    When when = settings.when(List.of(), false);
    if (when == null) {
      return false;
    }
    Parties parties = sides.of(agents);
    if (parties.list().size() < 2 && !group) {
      parties = sides.complete(parties);
    }
    if (parties.list().size() < 2 && !group) {
      return false;
    }
    Draft meeting =
        frame.draft(FactType.Meeting, "Meeting of " + FactLabels.and(sides.names(agents)));
    meeting.between(parties);
    sides.addPeople(meeting, agents);
    meeting.status = settings.status();
    meeting.on(when, false);
    meeting.place = settings.place(List.of());
    discourse.add(meeting);
    discourse.lastMeeting = meeting;
    return true;
  }
}
