package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the meetings of a series. */
final class SessionMaker {
  private final Frame frame;
  private final Sides sides;
  private final Settings settings;
  private final Things things;
  private final Scene scene;
  private final Discourse discourse;

  SessionMaker(Frame frame, Sides sides, Settings settings, Things things) {
    this.frame = frame;
    this.sides = sides;
    this.settings = settings;
    this.things = things;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean meetingOf(
      Draft series,
      @Nullable Phrase phrase,
      @Nullable Phrase nth,
      List<Chunk> agents,
      String option) {
    VerbGroup verb = frame.verb();
    List<Phrase> phrases = new ArrayList<>();
    if (nth != null) {
      phrases.add(nth);
    }
    if (phrase != null) {
      phrases.add(phrase);
    }
    Integer ordinal = null;
    boolean next = false;
    for (Phrase p : phrases) {
      ordinal = ordinal == null ? p.ordinal() : ordinal;
      ordinal =
          ordinal == null
                  && p.inner() != null
                  && p.inner().is(Heads.Category.FORUM)
                  && p.is(Heads.Category.OCCASION)
              ? p.inner().ordinal()
              : ordinal;
      next |= p.next();
    }
    if (ordinal == null) {
      ordinal = scene.times();
    }
    VerbGroup governing = verb != null ? verb : frame.governing();
    if (governing != null
        && (governing.mode() == Mode.HEDGED || governing.mode() == Mode.NEGATED)) {
      return false;
    }
    boolean postponed = verb != null && verb.isA("postpone") && verb.passive();
    When when = postponed ? scene.date(frame.clause(), true) : settings.when(phrases, false);
    if (verb != null && verb.mode() == Mode.PRESENT && !Settings.isPlan(verb)) {
      String frequency = scene.frequency();
      if (frequency != null && series.frequency == null) {
        series.frequency = frequency;
      }
      sides.addPeople(series, agents);
      return frequency != null || series.evidence.equals(scene.sentence);
    }
    boolean happened =
        verb != null && verb.mode() == Mode.PAST && when != null && when.value().edtf() != null;
    if (happened && scene.frequency() != null && series.frequency == null) {
      series.frequency = scene.frequency();
    }
    if (scene.frequency() != null && ordinal == null && !next && !happened) {
      series.frequency = series.frequency == null ? scene.frequency() : series.frequency;
      return true;
    }
    if (governing != null && governing.isA("ask")) {
      return proposal(series, ordinal);
    }
    boolean dated = when != null && when.value().edtf() != null;
    boolean cancelled = option.equals("cancelled");
    boolean planned =
        !cancelled && verb != null && (verb.mode() == Mode.PLANNED || Settings.isPlan(verb));
    if (ordinal == null
        && !next
        && !dated
        && !cancelled
        && !planned
        && !(verb != null
            && phrase != null
            && verb.mode() == Mode.PAST
            && settings.place(phrases) != null)) {
      return series.evidence.equals(scene.sentence)
          || (phrase != null && Reference.isPointing(phrase));
    }
    if (next && ordinal != null) {
      next = false;
    }
    Phrase main = phrases.isEmpty() ? null : phrases.get(phrases.size() - 1);
    String status =
        planned
            ? "planned"
            : main == null ? settings.status() : settings.meetingStatus(main, option, when);
    if (next) {
      status = "planned";
    }
    if (cancelled) {
      status = "cancelled";
    }
    String place =
        frame.slot("place").isEmpty()
            ? settings.place(phrases)
            : settings.placeOf(frame.slot("place"));
    String key =
        series.label
            + "|"
            + (ordinal != null
                ? ordinal.toString()
                : status + "|" + (when == null ? null : when.value().edtf()));
    Draft here = phrase == null ? null : scene.meetings.get(phrase);
    if (here != null && "held".equals(here.status) && status.equals("planned")) {
      here = null; // "met in May and will meet again": another meeting
      ordinal = null;
      next = true;
      key = series.label + "|planned|" + (when == null ? null : when.value().edtf());
    }
    if (here != null && !frame.rule().make().equals("Meeting")) {
      discourse.lastMeeting =
          here.status != null && here.status.equals("planned") ? discourse.lastMeeting : here;
      return true;
    }
    if (here != null && verb != null) {
      change(here, verb, status, when, place);
      return true;
    }
    Draft known = discourse.known(FactType.Meeting, key);
    if (known == null && ordinal == null && status.equals("held") && !dated) {
      known =
          discourse.lastMeeting != null && discourse.lastMeeting.of == series
              ? discourse.lastMeeting
              : null;
    }
    if (known != null) {
      known.alsoIn(scene.sentence);
      known.on(when, false);
      known.place = known.place == null ? place : known.place;
      discourse.lastMeeting = known;
      return true;
    }
    Draft meeting =
        frame.draft(
            FactType.Meeting,
            FactLabels.meeting(
                ordinal, next, series.label, when == null ? null : when.value().edtf()));
    meeting.of = series;
    meeting.ordinal = ordinal;
    meeting.status = status;
    attend(meeting, series, agents);
    meeting.on(when, false);
    meeting.place = place;
    status(series, meeting);
    discourse.add(meeting);
    discourse.remember(FactType.Meeting, key, meeting);
    if (phrase != null) {
      scene.meetings.put(phrase, meeting);
    }
    if (!status.equals("planned")) {
      discourse.lastMeeting = meeting;
    }
    discourse.lastForum = series;
    return true;
  }

  /**
   * A later verb of the sentence has the last word: "was foreseen for May and has been put off".
   */
  private void change(
      Draft meeting, VerbGroup verb, String status, @Nullable When when, @Nullable String place) {
    meeting.rule = frame.rule().id();
    meeting.status = verb.isA("postpone") && verb.passive() ? "planned" : status;
    String date = when == null ? null : when.value().edtf();
    if (date != null && !date.equals(meeting.date) && !"cancelled".equals(status)) {
      meeting.date = verb.isA("postpone") ? date.replace("../", "") : null; // "until 2027"
      meeting.on(when, false);
    }
    meeting.place = meeting.place == null ? place : meeting.place;
    if ("held".equals(meeting.status)) {
      discourse.lastMeeting = meeting;
      if (meeting.of != null && "planned".equals(meeting.of.status)) {
        meeting.of.status = "ongoing";
      }
    }
  }

  /** Who met: the sides of the series, and those that the clause names. */
  private void attend(Draft meeting, Draft series, List<Chunk> agents) {
    Parties acting = sides.of(agents);
    if (Discourse.sameSides(acting.list(), series.parties)) {
      meeting.between(acting);
    } else {
      meeting.parties = series.parties;
      if (series.inferred.contains("parties") || !series.evidence.equals(scene.sentence)) {
        meeting.inferred.add("parties");
      }
    }
    if (!series.evidence.equals(scene.sentence)) {
      meeting.inferred.add("of");
    }
    sides.addPeople(meeting, agents);
    if (meeting.persons.isEmpty()) {
      for (Chunk agent : agents) {
        if (agent instanceof Named named && named.name().kind() == Name.Kind.BODY) {
          sides.addPeople(series, List.of(agent));
        }
      }
    }
  }

  /** A series goes on once it has met; it is only planned where its first meeting is. */
  private void status(Draft series, Draft meeting) {
    if ("held".equals(meeting.status) && "planned".equals(series.status)) {
      series.status = "ongoing";
    }
    if ("planned".equals(meeting.status)
        && series.evidence.equals(scene.sentence)
        && Integer.valueOf(1).equals(meeting.ordinal)) {
      series.status = "planned";
    }
  }

  /** "…: first in Tokyo on 3 July 2023, then in Brussels on 30 April 2024". */
  boolean sessions() {
    Phrase phrase = frame.phrases("theme").get(0);
    Draft series = things.of(phrase, frame.slot("agent"), "ongoing");
    if (series == null) {
      return false;
    }
    scene.settled.add(phrase);
    boolean first = false;
    int count = 0;
    String place = null;
    for (int i = scene.chunks.indexOf(phrase) + 1; i < scene.chunks.size(); i++) {
      Chunk chunk = scene.chunks.get(i);
      if (chunk instanceof Chunk.Ordinal o && o.value() == 1) {
        first = true;
      } else if (chunk instanceof Named named && named.name().kind() == Name.Kind.PLACE) {
        place = scene.words(named.from(), named.to());
      } else if (chunk instanceof When when && !when.value().open() && place != null) {
        count++;
        Integer ordinal = first && count == 1 ? Integer.valueOf(1) : null;
        String key =
            series.label
                + "|"
                + (ordinal != null ? ordinal.toString() : "held|" + when.value().edtf());
        Draft meeting =
            frame.draft(
                FactType.Meeting,
                FactLabels.meeting(ordinal, false, series.label, when.value().edtf()));
        meeting.of = series;
        meeting.parties = series.parties;
        meeting.inferred.addAll(series.inferred);
        meeting.ordinal = ordinal;
        meeting.status = "held";
        meeting.place = place;
        meeting.on(when, false);
        discourse.add(meeting);
        discourse.remember(FactType.Meeting, key, meeting);
        discourse.lastMeeting = meeting;
        place = null;
      }
    }
    String frequency = scene.frequency();
    if (frequency != null) {
      series.frequency = frequency;
    }
    return count > 0;
  }

  private boolean proposal(Draft series, @Nullable Integer ordinal) {
    Draft proposal =
        frame.draft(
            FactType.Proposal,
            "Call for " + FactLabels.meeting(ordinal, false, series.label, null));
    proposal.of = series;
    proposal.parties = series.parties;
    proposal.inferred.add("parties");
    proposal.status = "proposed";
    discourse.add(proposal);
    return true;
  }
}
