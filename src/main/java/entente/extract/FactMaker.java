package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import entente.extract.RuleMatcher.Match;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes facts of matches: resolves phrases to things, fills slots, and never guesses a party. */
final class FactMaker {
  /** The names that rules may use after {@code make}. */
  static final Set<String> MAKERS = makers();

  private final Lexicon lexicon;
  private final Discourse discourse;
  private final Scene scene;
  private final Sides sides;
  private Frame frame;
  private Settings settings;
  private Things things;

  FactMaker(Scene scene, Discourse discourse, Match match) {
    this.lexicon = scene.lexicon;
    this.discourse = discourse;
    this.scene = scene;
    this.sides = new Sides(scene, discourse);
    this.frame = new Frame(match, scene, discourse);
    this.settings = new Settings(frame);
    this.things = new Things(frame, sides);
  }

  private static Set<String> makers() {
    Set<String> makers = new LinkedHashSet<>();
    for (FactType type : FactType.values()) {
      makers.add(type.name());
    }
    makers.addAll(
        List.of(
            "Series", "Instrument", "Undertaking", "Frequency", "Ended", "Outcome", "Sessions"));
    return makers;
  }

  // ---------------------------------------------------------------- entry

  /**
   * Makes the facts of a match; false if a slot could not be filled, so that no fact came of it.
   */
  boolean make(Match match) {
    this.frame = new Frame(match, scene, discourse);
    this.settings = new Settings(frame);
    this.things = new Things(frame, sides);
    VerbGroup verb = frame.verb();
    String make = frame.rule().make();
    if (make.equals("Ended")) {
      return ended();
    }
    if (verb != null && (verb.mode() == Mode.HEDGED || verb.mode() == Mode.NEGATED)) {
      return make.equals("Frequency") && verb.mode() == Mode.HEDGED && frequency();
    }
    return switch (make) {
      case "Series" -> series();
      case "Instrument" -> instrument();
      case "Undertaking" -> undertaking();
      case "Frequency" -> frequency();
      case "Outcome" -> outcome();
      case "Sessions" -> sessions();
      case "MutualRecognition" -> recognition();
      case "Meeting" -> meeting();
      case "CoChairs", "Chairs", "JointlyRuns" -> chairs(FactType.valueOf(make));
      case "HoldsOffice" -> holdsOffice();
      case "BasedAt" -> basedAt();
      case "Commitment", "Showcase" -> statement(FactType.valueOf(make));
      case "Cooperation",
          "LinkedWith",
          "SharedCommitment",
          "Confirmed",
          "Umbrella",
          "Participates" ->
          relation(FactType.valueOf(make));
      case "WorksWith", "Contacts" -> worksWith(FactType.valueOf(make));
      case "Discussed", "Identified", "Covers" -> about(FactType.valueOf(make));
      case "Precedes", "Follows" -> precedes(FactType.valueOf(make));
      case "FormerName" -> formerName();
      case "PartOf" -> partOf();
      case "Objective", "Deliverable", "ExpectedEffect" -> objective(FactType.valueOf(make));
      default -> thingEvent(FactType.valueOf(make));
    };
  }

  /** An instrument that a series has led to. */
  private boolean outcome() {
    Draft series = things.of(frame.phrases("theme").get(0), List.of(), "ongoing");
    Draft result = things.of(frame.phrases("other").get(0), List.of(), "concluded");
    if (series == null || result == null || result.of != null) {
      return false;
    }
    result.of = series;
    result.inferred.add("of");
    return true;
  }

  /** "…: first in Tokyo on 3 July 2023, then in Brussels on 30 April 2024". */
  private boolean sessions() {
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

  /** What no longer exists. */
  private boolean ended() {
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

  // ---------------------------------------------------------------- settings

  // ---------------------------------------------------------------- mentions

  private boolean series() {
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

  private boolean instrument() {
    Phrase phrase = frame.phrases("theme").get(0);
    if (scene.settled.contains(phrase)) {
      return true;
    }
    VerbGroup verb = frame.governing();
    if (Settings.isUnreal(verb)) {
      return false;
    }
    String status =
        verb != null && verb.mode() == Mode.PLANNED
            ? "planned"
            : phrase.head().type().equals("DigitalPartnership") ? "ongoing" : "concluded";
    Draft thing = things.of(phrase, List.of(), status);
    if (thing == null) {
      return false;
    }
    if (phrase.when() != null && thing.date == null) {
      thing.on(new When(phrase.from(), phrase.to(), phrase.when()), false);
    }
    return true;
  }

  private boolean undertaking() {
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

  private boolean frequency() {
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

  // ---------------------------------------------------------------- events of things

  private boolean thingEvent(FactType asked) {
    VerbGroup verb = frame.verb();
    Mode mode = verb == null ? Mode.PAST : verb.mode();
    boolean coming = verb != null && mode == Mode.PRESENT && frame.option().equals("coming");
    if (verb != null && mode == Mode.PRESENT && !coming) {
      return false;
    }
    FactType type = asked;
    boolean launching =
        Set.of(FactType.Launch, FactType.Founding, FactType.Opening, FactType.Conclusion)
            .contains(asked);
    if (mode == Mode.AGREED && !launching) {
      return false; // agreeing to do something is a commitment, not the deed
    }
    if (mode == Mode.AGREED) {
      type = FactType.AgreementToLaunch;
    } else if (mode == Mode.PROPOSED) {
      type = FactType.Proposal;
    }
    String status = type == FactType.Proposal ? "proposed" : settings.status();
    if (coming) {
      if (scene.date(frame.clause(), false) == null) {
        return false;
      }
      status = "planned"; // "opens in March"
    }
    if (frame.option().equals("noun")
        && scene.chunks.stream().noneMatch(c -> c instanceof VerbGroup)) {
      status = "planned"; // a bare list item says what is to be
    }
    List<Chunk> agents = frame.slot("agent");
    List<Chunk> themes = frame.slot("theme");
    boolean made = false;
    if (themes.isEmpty()
        && (type == FactType.NegotiationsLaunched || type == FactType.NegotiationsConcluded)) {
      return negotiations(type, agents, status);
    }
    for (Chunk chunk : each(themes)) {
      Draft thing = null;
      Phrase phrase = chunk instanceof Phrase p ? p : null;
      String thingStatus = thingStatus(asked, type, status, phrase);
      if (phrase != null) {
        if (phrase.is(Heads.Category.OCCASION)) {
          continue;
        }
        thing = things.of(phrase, agents, thingStatus);
        if (thing != null) {
          scene.settled.addAll(themes);
        }
      } else if (chunk instanceof Named named && named.name().kind() == Name.Kind.BODY) {
        made |= bodyEvent(type, named, status);
        continue;
      } else {
        thing = chunk instanceof Chunk.Plain ? discourse.focus : null;
      }
      if (thing == null) {
        continue;
      }
      if (phrase != null && phrase.subject() == null) {
        subject(thing, phrase);
      }
      thing.alsoIn(scene.sentence);
      made |= event(type, thing, phrase, agents, status, thingStatus, asked);
    }
    return made;
  }

  /** What an instrument is about, said further on: "signed a declaration in Seoul on 5G". */
  private void subject(Draft thing, Phrase phrase) {
    if (!thing.evidence.equals(scene.sentence)
        || thing.type.kind() != Kind.AGREEMENT
        || !thing.topics.isEmpty()) {
      return;
    }
    int to = frame.content().to();
    for (int i = scene.chunks.indexOf(phrase) + 1; i < to; i++) {
      Chunk chunk = scene.chunks.get(i);
      boolean on =
          scene.plain(i).equals("on") && i + 1 < to && !(scene.chunks.get(i + 1) instanceof When);
      boolean infinitive = chunk instanceof VerbGroup v && v.mode() == Mode.BARE && !v.gerund();
      if (!on && !infinitive) {
        continue;
      }
      int end = i + 1;
      while (end < to && !scene.plain(end).matches("[,;.]")) {
        end++;
      }
      thing.topics.addAll(scene.topics(i + 1, end));
      String subject = scene.label(i + 1, end, 12);
      if (on && !subject.isEmpty()) {
        thing.label = thing.label + " on " + subject;
        thing.words = Discourse.words(thing.label);
      }
      return;
    }
  }

  /** "agreements with A, B and C" are one with each of them. */
  private List<Chunk> each(List<Chunk> themes) {
    List<Chunk> each = new ArrayList<>();
    for (Chunk chunk : themes) {
      if (chunk instanceof Phrase p
          && p.head().plural()
          && p.is(Heads.Category.INSTRUMENT)
          && p.with().size() > 1
          && p.with().stream()
              .noneMatch(w -> w instanceof Named n && Parties.isEu(n.name().label()))) {
        for (Chunk party : p.with()) {
          Heads.Head one =
              new Heads.Head(
                  p.head().words(), false, p.head().kind(), p.head().type(), p.head().exact());
          each.add(
              new Phrase(
                  p.from(),
                  p.to(),
                  one,
                  p.headFrom(),
                  p.headTo(),
                  p.nameFrom(),
                  p.core().replaceAll("s$", ""),
                  "a",
                  p.prefix(),
                  List.of(party),
                  p.subject(),
                  p.topics(),
                  p.acronym(),
                  null,
                  false,
                  null,
                  p.when(),
                  p.inner()));
        }
      } else {
        each.add(chunk);
      }
    }
    return each;
  }

  /** Negotiations of which the text names the subject but no instrument. */
  private boolean negotiations(FactType type, List<Chunk> agents, String status) {
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
    if (parties.list().isEmpty() || subject.isEmpty()) {
      return false;
    }
    Draft event = frame.draft(type, FactLabels.event(type, subject));
    event.between(parties);
    event.topics.addAll(scene.topics(word + 1, to));
    event.status = status;
    event.ofText = subject;
    event.on(settings.when(List.of(), false), false);
    discourse.add(event);
    return true;
  }

  /** Parties recognise each other's rules as equivalent: an instrument without a head noun. */
  private boolean recognition() {
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

  private static String thingStatus(
      FactType asked, FactType type, String status, @Nullable Phrase phrase) {
    if (type == FactType.Proposal) {
      return "proposed";
    }
    if (type == FactType.AgreementToLaunch || status.equals("planned")) {
      return "planned";
    }
    boolean forum = phrase != null && !phrase.is(Heads.Category.INSTRUMENT);
    return switch (asked) {
      case EntryIntoForce -> "in-force";
      case NegotiationsLaunched -> "under-negotiation";
      case Launch -> "ongoing";
      case Termination -> "ended";
      default -> forum ? "ongoing" : "concluded";
    };
  }

  private boolean event(
      FactType type,
      Draft thing,
      @Nullable Phrase phrase,
      List<Chunk> agents,
      String status,
      String thingStatus,
      FactType asked) {
    List<Phrase> phrases = phrase == null ? List.of() : List.of(phrase);
    String key = type + "|" + thing.label + "|" + (phrase == null ? null : phrase.ordinal());
    Draft known = discourse.known(type, key);
    if (known != null) {
      known.alsoIn(scene.sentence);
      known.on(settings.when(phrases, false), false);
      return true;
    }
    Draft event = frame.draft(type, FactLabels.event(type, thing.label));
    event.of = thing;
    event.parties = thing.parties;
    Parties acting = sides.of(agents);
    if (!acting.list().isEmpty() && Discourse.sameSides(acting.list(), thing.parties)) {
      event.parties = acting.ordered().list();
      if (acting.inferred()) {
        event.inferred.add("parties");
      }
    } else if (thing.inferred.contains("parties") || !thing.evidence.equals(scene.sentence)) {
      event.inferred.add("parties");
    }
    if (type == FactType.Proposal && acting.list().size() == 1 && !thing.parties.isEmpty()) {
      event.parties =
          acting.list().get(0).equals(Parties.COMMISSION)
              ? swapCommission(thing.parties)
              : thing.parties;
    }
    sides.addPeople(event, agents);
    event.topics.addAll(thing.topics);
    event.status = status;
    if (phrase != null && phrase.ordinal() != null && thing.type.kind() == Kind.PROGRAMME) {
      event.ordinal = phrase.ordinal();
      thing.ordinal = thing.ordinal == null ? phrase.ordinal() : thing.ordinal;
    }
    When when = settings.when(phrases, type == FactType.EntryIntoForce);
    event.on(when, false);
    event.place =
        asked == FactType.EntryIntoForce || type == FactType.Proposal
            ? null
            : settings.place(phrases);
    if (!thing.evidence.equals(scene.sentence)) {
      event.inferred.add("of");
    }
    if (thing.evidence.equals(scene.sentence)
        && thing.inferred.contains("parties")
        && acting.list().size() >= 2
        && !acting.inferred()
        && !Discourse.sameSides(acting.list(), thing.parties)
        && type == FactType.Signing) {
      thing.between(acting);
      thing.inferred.remove("parties");
      thing.label = relabel(thing, acting.list());
      thing.bodies.addAll(event.bodies);
      event.parties = thing.parties;
      event.inferred.remove("parties");
      event.label = FactLabels.event(type, thing.label);
    }
    if (type == FactType.Signing
        && !acting.list().isEmpty()
        && java.util.Collections.disjoint(
            Discourse.sides(acting.list()), Discourse.sides(thing.parties))) {
      // one more signatory
      event.parties = acting.list();
      List<String> all = new ArrayList<>(thing.parties);
      all.addAll(acting.list());
      thing.parties = all;
    }
    if (type == FactType.Signing && thing.evidence.equals(scene.sentence)) {
      thing.bodies.addAll(event.bodies);
      if (acting.list().size() >= 2 && Discourse.sameSides(acting.list(), thing.parties)) {
        thing.parties = event.parties;
      }
    }
    if (thing.type.kind() == Kind.AGREEMENT
        && thing.of == null
        && thing.evidence.equals(scene.sentence)) {
      thing.of = meetingOfClause();
    }
    if (thing.type.kind() == Kind.AGREEMENT || thing.type == FactType.Call) {
      boolean now = status.equals("held");
      if (thing.date == null
          && event.date != null
          && (now || thing.type == FactType.Call)
          && Set.of(
                  FactType.Signing,
                  FactType.Launch,
                  FactType.Conclusion,
                  FactType.Adoption,
                  FactType.EntryIntoForce,
                  FactType.Opening)
              .contains(type)) {
        thing.date = event.date;
        if (event.inferred.contains("date")) {
          thing.inferred.add("date");
        }
      }
    }
    if (!thing.evidence.equals(scene.sentence)
        && asked == FactType.EntryIntoForce
        && status.equals("held")) {
      thing.status = "in-force";
    } else if (thing.evidence.equals(scene.sentence)) {
      thing.status = thingStatus;
    }
    if (type == FactType.Termination) {
      thing.status = "ended";
    }
    discourse.add(event);
    discourse.remember(type, key, event);
    return true;
  }

  /** The meeting at which the clause says something was done, or null. */
  private @Nullable Draft meetingOfClause() {
    Scene.Range clause = frame.clause();
    for (int i = clause.from() + 1; i < clause.to(); i++) {
      if (scene.chunks.get(i) instanceof Phrase phrase
          && phrase.is(Heads.Category.OCCASION)
          && scene.plain(i - 1).matches("at|during")) {
        Draft before = discourse.lastMeeting;
        meetingOrSeries(phrase, List.of());
        Draft meeting = discourse.lastMeeting;
        boolean found =
            meeting != null && (meeting != before || meeting.evidence.equals(scene.sentence));
        return found ? meeting : null;
      }
    }
    return null;
  }

  private static String relabel(Draft thing, List<String> parties) {
    String name = thing.label.replaceFirst("^EU–[^ ]+ ", "");
    return name + " between " + FactLabels.and(parties);
  }

  private List<String> swapCommission(List<String> parties) {
    return parties.stream().map(p -> p.equals(Parties.EU) ? Parties.COMMISSION : p).toList();
  }

  private boolean bodyEvent(FactType type, Named named, String status) {
    if (!Set.of(FactType.Founding, FactType.Opening, FactType.Launch).contains(type)) {
      return false;
    }
    Name name = sides.settle(named.name());
    Draft event = frame.draft(type, FactLabels.event(type, name.label()));
    event.bodies.add(name.label());
    event.ofText = name.label();
    event.parties = name.polity().isEmpty() ? discourse.partners() : List.of(name.polity());
    event.status = status;
    event.on(settings.when(List.of(), false), false);
    event.place = scene.placeInside(named);
    if (event.place == null) {
      event.place = settings.place(List.of());
    }
    discourse.add(event);
    return true;
  }

  // ---------------------------------------------------------------- meetings

  private boolean meeting() {
    VerbGroup verb = frame.verb();
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
          made |= meetingOf(series, null, nth, agents, verb, option);
        }
        continue;
      }
      if (isSettled(phrase)) {
        continue;
      }
      if (meetingPhrase(phrase, nth, agents, verb, option)) {
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
      Phrase phrase,
      @Nullable Phrase nth,
      List<Chunk> agents,
      @Nullable VerbGroup verb,
      String option) {
    if (phrase.is(Heads.Category.OCCASION)) {
      FactType type =
          phrase.head().type().isEmpty()
              ? FactType.Meeting
              : FactType.valueOf(phrase.head().type());
      if (type == FactType.Summit) {
        return summit(phrase, agents, verb, option);
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
      if (series == null && phrase.inner() != null && phrase.inner().is(Heads.Category.OCCASION)) {
        return meetingPhrase(phrase.inner(), nth, agents, verb, option);
      }
      if (series != null) {
        return meetingOf(series, phrase, nth, agents, verb, option);
      }
      return standalone(type, phrase, agents, verb, option);
    }
    Draft series = things.of(phrase, agents, "ongoing");
    if (series == null) {
      return false;
    }
    return meetingOf(series, phrase, nth, agents, verb, option);
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

  private boolean meetingOf(
      Draft series,
      @Nullable Phrase phrase,
      @Nullable Phrase nth,
      List<Chunk> agents,
      @Nullable VerbGroup verb,
      String option) {
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
    When when = settings.when(phrases, false);
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
    meeting.on(when, false);
    meeting.place = place;
    if (status.equals("held") && "planned".equals(series.status)) {
      series.status = "ongoing";
    }
    if (status.equals("planned")
        && series.evidence.equals(scene.sentence)
        && Integer.valueOf(1).equals(ordinal)) {
      series.status = "planned";
    }
    discourse.add(meeting);
    discourse.remember(FactType.Meeting, key, meeting);
    if (!status.equals("planned")) {
      discourse.lastMeeting = meeting;
    }
    discourse.lastForum = series;
    return true;
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

  private boolean summit(
      Phrase phrase, List<Chunk> agents, @Nullable VerbGroup verb, String option) {
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
  private boolean standalone(
      FactType type, Phrase phrase, List<Chunk> agents, @Nullable VerbGroup verb, String option) {
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

  // ---------------------------------------------------------------- roles

  private boolean chairs(FactType type) {
    List<Chunk> agents = new ArrayList<>();
    for (Chunk chunk : frame.slot("agent")) {
      if (chunk instanceof Named named && isParent(named)) {
        continue;
      }
      agents.add(chunk);
    }
    for (Chunk chunk : frame.slot("other")) {
      agents.add(chunk);
    }
    VerbGroup verb = frame.verb();
    Draft of = null;
    for (Phrase phrase : frame.phrases("theme")) {
      of = meetingOrSeries(phrase, agents);
    }
    boolean people = agents.stream().anyMatch(a -> a instanceof Person);
    if (frame.slot("theme").isEmpty() || !(frame.slot("theme").get(0) instanceof Phrase)) {
      for (Chunk chunk : scene.chunks) {
        if (people
            && chunk instanceof Phrase phrase
            && (phrase.ordinal() != null || phrase.is(Heads.Category.OCCASION))
            && !scene.settled.contains(phrase)) {
          meetingOrSeries(phrase, List.of());
        }
      }
      of =
          people && discourse.lastMeeting != null && (verb == null || verb.mode() == Mode.PAST)
              ? discourse.lastMeeting
              : discourse.lastForum;
    }
    if (people
        && of != null
        && verb != null
        && verb.mode() == Mode.PAST
        && discourse.lastMeeting != null
        && discourse.lastMeeting.of == of) {
      of = discourse.lastMeeting;
    }
    if (of == null || agents.isEmpty()) {
      return false;
    }
    Parties parties = sides.of(agents);
    if (parties.list().size() == 1
        && !Parties.isEu(parties.list().get(0))
        && (" " + scene.words(0, scene.tokens.size()) + " ").contains(" with us ")) {
      parties = sides.complete(parties);
    }
    boolean named =
        agents.stream()
            .allMatch(a -> a instanceof Named n && n.name().label().equals(Parties.COMMISSION));
    List<String> list = new ArrayList<>();
    for (String party : parties.list()) {
      list.add(party.equals(Parties.COMMISSION) && !named ? Parties.EU : party);
    }
    list = new ArrayList<>(new LinkedHashSet<>(list));
    if (type == FactType.CoChairs && agents.size() == 1) {
      type = FactType.Chairs;
    }
    Draft role =
        frame.draft(
            type,
            FactLabels.and(sides.names(agents))
                + switch (type) {
                  case CoChairs -> " co-chair ";
                  case Chairs -> " chairs ";
                  default -> " jointly run ";
                }
                + of.label);
    role.of = of;
    role.between(new Parties(list, parties.inferred()));
    for (Chunk agent : agents) {
      if (agent instanceof Named n && n.name().kind() == Name.Kind.BODY) {
        role.bodies.add(sides.settle(n.name()).label());
      } else {
        sides.addPeople(role, List.of(agent));
      }
    }
    boolean event = of.type.kind() == Kind.EVENT;
    role.status =
        verb != null && verb.mode() == Mode.PLANNED ? "planned" : event ? of.status : "ongoing";
    When when = scene.date(frame.clause(), true);
    if (when != null && when.value().open()) {
      role.on(when, true);
    }
    if (!of.evidence.equals(scene.sentence)) {
      role.inferred.add("of");
    }
    String key = role.persons + "|" + role.bodies + "|" + of.label;
    if (discourse.known(type, key) != null) {
      return true;
    }
    discourse.add(role);
    discourse.remember(type, key, role);
    return true;
  }

  /** A body that is only named as the parent of the one before: "within the Ministry of …". */
  private boolean isParent(Named named) {
    int i = scene.chunks.indexOf(named) - 1;
    while (i >= 0 && scene.plain(i).equals("the")) {
      i--;
    }
    return Set.of("within", "of", "under").contains(scene.plain(i))
        && i > 0
        && scene.chunks.get(i - 1) instanceof Named;
  }

  private @Nullable Draft meetingOrSeries(Phrase phrase, List<Chunk> agents) {
    int before = discourse.drafts.size();
    if (phrase.ordinal() != null || phrase.is(Heads.Category.OCCASION)) {
      Draft last = discourse.lastMeeting;
      VerbGroup verb = frame.verb();
      scene.settled.add(phrase);
      meetingPhrase(
          phrase,
          null,
          phrase.is(Heads.Category.OCCASION) && phrase.inner() == null ? List.of() : agents,
          verb,
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

  private boolean holdsOffice() {
    boolean made = false;
    for (Chunk chunk : frame.slot("theme")) {
      if (!(chunk instanceof Person person) || person.office() == null) {
        continue;
      }
      Office office = person.office();
      String name = discourse.person(person.name());
      String polity = sides.polity(office);
      String title = FactLabels.office(office, polity);
      String key = name + "|" + FactLabels.normal(title);
      if (discourse.known(FactType.HoldsOffice, key) != null) {
        continue;
      }
      boolean same = false;
      for (Draft draft : discourse.drafts) {
        if (draft.type == FactType.HoldsOffice && draft.persons.contains(name)) {
          Set<String> a = Discourse.words(draft.ofText == null ? "" : draft.ofText);
          Set<String> b = Discourse.words(title);
          same |= a.containsAll(b) || !person.name().contains(" ");
        }
      }
      if (same) {
        continue;
      }
      Draft role = frame.draft(FactType.HoldsOffice, name + ", " + title);
      role.persons.add(name);
      role.ofText = title;
      if (polity != null) {
        role.parties = List.of(polity);
        if (office.polity() == null) {
          role.inferred.add("parties");
        }
      }
      if (office.body() != null) {
        role.bodies.add(office.body());
      } else if (sides.isEuOffice(office) && Parties.EU.equals(polity)) {
        role.bodies.add(Parties.COMMISSION);
      }
      discourse.add(role);
      discourse.remember(FactType.HoldsOffice, key, role);
      made = true;
    }
    return made;
  }

  private boolean basedAt() {
    List<Phrase> posts = frame.phrases("theme");
    Named body = null;
    for (Chunk chunk : frame.slot("body")) {
      if (chunk instanceof Named named) {
        body = named;
      }
    }
    if (posts.isEmpty() || body == null) {
      return false;
    }
    VerbGroup verb = frame.verb();
    Phrase post = posts.get(0);
    Name name = sides.settle(body.name());
    String place = scene.placeInside(body);
    Draft role =
        frame.draft(
            FactType.BasedAt, post.core() + " at the " + scene.words(body.from(), body.to()));
    role.bodies.add(name.label());
    Parties agents = sides.of(frame.slot("agent"));
    for (Chunk owner : post.with()) {
      if (owner instanceof Named) {
        agents = sides.of(post.with());
      }
    }
    role.parties = agents.list().isEmpty() ? List.of(Parties.EU) : List.of(agents.list().get(0));
    role.place = place != null ? place : settings.place(List.of());
    role.status = verb != null && verb.mode() == Mode.PLANNED ? "planned" : "ongoing";
    When when = scene.date(frame.clause(), true);
    role.on(when, true);
    if (role.date != null && role.status.equals("ongoing") && !role.date.contains("/")) {
      role.date = null;
    }
    discourse.add(role);
    return true;
  }

  // ---------------------------------------------------------------- statements

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

  private boolean statement(FactType type) {
    List<Chunk> agents = frame.slot("agent");
    Parties parties = sides.of(agents);
    if (!agents.isEmpty()
        && agents.stream().allMatch(a -> a instanceof Pair)
        && parties.list().isEmpty()) {
      return false;
    }
    for (Phrase phrase : frame.phrases("meeting")) {
      Draft meeting = meetingOrSeries(phrase, List.of());
      if (meeting == null || meeting.type.kind() != Kind.EVENT) {
        return false;
      }
      parties = new Parties(meeting.parties, true);
    }
    if (type == FactType.Commitment && parties.list().isEmpty()) {
      parties = sides.complete(Parties.NONE);
    }
    if (parties.list().isEmpty()) {
      return false;
    }
    VerbGroup verb = frame.verb();
    if (verb != null && (verb.mode() == Mode.PRESENT && !frame.option().equals("present"))) {
      return false;
    }
    Scene.Range content = frame.content();
    String rest = scene.label(content.from(), content.to(), Scene.LABEL_WORDS);
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
    fact.topics.addAll(scene.topics(content.from(), content.to()));
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

  // ---------------------------------------------------------------- relations

  private boolean relation(FactType type) {
    List<Chunk> agents = new ArrayList<>(frame.slot("agent"));
    if (frame.option().contains("fallback") && scene.stated(discourse)) {
      return false;
    }
    if (type == FactType.Cooperation
        && frame.verb() != null
        && frame.verb().mode() == Mode.BARE
        && !frame.verb().gerund()) {
      return false; // "… to cooperate on X" is what something else is for
    }
    Parties parties = sides.of(agents);
    boolean anyBody =
        agents.stream().anyMatch(a -> a instanceof Named n && n.name().kind() == Name.Kind.BODY);
    if (parties.list().isEmpty() || (parties.list().size() == 1 && type != FactType.Participates)) {
      parties = sides.complete(parties);
    }
    if (parties.list().size() == 1
        && type == FactType.Cooperation
        && !Parties.isEu(parties.list().get(0))) {
      parties = new Parties(List.of(Parties.EU, parties.list().get(0)), true);
    }
    if (parties.list().isEmpty() || (parties.list().size() < 2 && type == FactType.Cooperation)) {
      return false;
    }
    Draft of = null;
    for (Phrase phrase : frame.phrases("theme")) {
      of =
          phrase.is(Heads.Category.OCCASION)
              ? discourse.lastMeeting
              : things.of(phrase, agents, "ongoing");
    }
    if (!frame.slot("theme").isEmpty() && frame.slot("theme").get(0) instanceof Chunk.Plain) {
      of = discourse.focus;
    }
    if (type == FactType.Umbrella && of == null) {
      return false;
    }
    Scene.Range content = frame.content();
    int from =
        scene.chunks.get(frame.anchor()) instanceof VerbGroup
            ? content.from()
            : Math.min(content.from(), frame.match().end());
    List<String> topics = scene.topics(from, content.to());
    if (topics.isEmpty() || frame.option().equals("whole")) {
      topics = scene.topics(Math.min(frame.match().start(), frame.clause().from()), content.to());
    }
    String rest = scene.label(from, content.to(), Scene.LABEL_WORDS);
    if (frame.endsWithColon()) {
      scene.lead =
          new Lead(
              type,
              of,
              parties.ordered().list(),
              parties.inferred() ? Set.of("parties") : Set.of(),
              frame.rule().id());
      return true;
    }
    if (topics.isEmpty()
        && of == null
        && !Set.of(FactType.Confirmed, FactType.SharedCommitment, FactType.Participates)
            .contains(type)) {
      return false;
    }
    VerbGroup verb = frame.verb();
    Draft fact = frame.draft(type, label(type, parties, rest, of));
    fact.between(parties);
    if (anyBody || type == FactType.Participates) {
      sides.addPeople(fact, agents);
    }
    if (type == FactType.Participates) {
      for (Chunk chunk : frame.slot("body")) {
        if (chunk instanceof Named named) {
          fact.bodies.add(sides.settle(named.name()).label());
        }
      }
      for (Phrase phrase : frame.phrases("theme")) {
        for (Chunk chunk : phrase.with()) {
          if (chunk instanceof Named named && named.name().kind() == Name.Kind.BODY) {
            fact.bodies.add(sides.settle(named.name()).label());
          }
        }
      }
      if (fact.bodies.isEmpty()) {
        return false;
      }
      fact.parties =
          agents.stream().allMatch(a -> a instanceof Named n && Parties.isEu(n.name().label()))
              ? sides.of(agents).list()
              : fact.parties;
      fact.bodies.removeAll(fact.parties);
    }
    fact.topics.addAll(topics);
    fact.status =
        verb != null && verb.mode() == Mode.PLANNED && !frame.option().equals("going-on")
            ? "planned"
            : "ongoing";
    fact.of = of;
    if (type == FactType.Confirmed) {
      fact.status = null;
      fact.of = discourse.lastMeeting;
    }
    if (of != null && !of.evidence.equals(scene.sentence)) {
      fact.inferred.add("of");
    }
    discourse.add(fact);
    return true;
  }

  private String label(FactType type, Parties parties, String rest, @Nullable Draft of) {
    String who = FactLabels.and(parties.list());
    return switch (type) {
      case Cooperation ->
          who + ": " + (rest.startsWith("cooperation") ? rest : "cooperation " + rest);
      case Umbrella -> (of == null ? "" : of.label + ": ") + "umbrella " + rest;
      default -> who + ": " + rest;
    };
  }

  private boolean worksWith(FactType type) {
    List<Chunk> agents = new ArrayList<>(frame.slot("agent"));
    List<Chunk> others = new ArrayList<>(frame.slot("other"));
    List<Chunk> all = new ArrayList<>(agents);
    all.addAll(others);
    boolean body =
        all.stream().anyMatch(a -> a instanceof Named n && n.name().kind() == Name.Kind.BODY);
    if (!body || all.isEmpty()) {
      return false;
    }
    Draft fact =
        frame.draft(
            type,
            FactLabels.and(sides.names(agents))
                + (type == FactType.Contacts
                    ? (agents.isEmpty() ? "EU dialogue with " : ": dialogue with ")
                    : " work with ")
                + FactLabels.and(sides.names(others)));
    Set<String> parties = new LinkedHashSet<>();
    boolean inferred = false;
    for (Chunk chunk : all) {
      if (chunk instanceof Pair) {
        parties.add(Parties.EU);
        continue;
      }
      if (!(chunk instanceof Named named)) {
        continue;
      }
      Name name = sides.settle(named.name());
      if (name.kind() == Name.Kind.BODY && !name.label().equals(Parties.COMMISSION)) {
        fact.bodies.add(name.label());
        String polity = name.polity().isEmpty() ? regional(name, named) : name.polity();
        if (polity != null) {
          parties.add(polity);
          inferred = true;
        }
      } else {
        parties.add(name.label().equals(Parties.COMMISSION) ? Parties.EU : name.label());
      }
    }
    if (agents.isEmpty()) {
      parties.add(Parties.EU);
    }
    if (fact.bodies.isEmpty()) {
      return false;
    }
    Parties set = new Parties(List.copyOf(parties), inferred);
    fact.between(parties.size() < 2 && type == FactType.Contacts ? sides.complete(set) : set);
    Scene.Range content = frame.content();
    fact.topics.addAll(scene.topics(content.from(), scene.chunks.size()));
    fact.status = "ongoing";
    When when = scene.date(frame.clause(), true);
    if (when != null && when.value().edtf() == null) {
      fact.dateText = when.value().text();
    }
    for (Chunk chunk : scene.chunks) {
      if (chunk instanceof Phrase phrase && phrase.is(Heads.Category.PROGRAMME)) {
        fact.of = things.of(phrase, List.of(), "ongoing");
        if (fact.of != null && fact.topics.isEmpty()) {
          fact.topics.addAll(fact.of.topics);
        }
      }
    }
    discourse.add(fact);
    return true;
  }

  /**
   * The side of a body that the reference data does not place: a group named beside it, the
   * partner.
   */
  private @Nullable String regional(Name name, Named named) {
    if (lexicon.isInternational(name.label())) {
      return sides.partnerOr(null);
    }
    for (int i = named.from(); i < named.to(); i++) {
      if (scene.tokens.get(i).lower().startsWith("european")) {
        return Parties.EU;
      }
    }
    int at = scene.chunks.indexOf(named);
    if (at > 0 && scene.chunks.get(at - 1) instanceof Named before && before.name().demonym()) {
      return before.name().label();
    }
    return lexicon.isEuropean(name.label()) ? Parties.EU : sides.partnerOr(null);
  }

  private boolean about(FactType type) {
    Draft of = null;
    List<Chunk> agents = frame.slot("agent");
    for (Chunk chunk : frame.slot("theme")) {
      if (chunk instanceof Phrase phrase) {
        if (phrase.is(Heads.Category.OCCASION)
            || (phrase.ordinal() != null && phrase.is(Heads.Category.FORUM))) {
          of = meetingOrSeries(phrase, agents);
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
    if ((of == null && type == FactType.Covers) || topics.isEmpty()) {
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

  private boolean precedes(FactType type) {
    List<Phrase> themes = frame.phrases("theme");
    Draft other = discourse.lastInstrument;
    if (themes.isEmpty() || other == null) {
      return false;
    }
    Draft thing = things.of(themes.get(0), frame.slot("agent"), "concluded");
    if (thing == null || thing == other) {
      return false;
    }
    Draft fact =
        frame.draft(
            type,
            thing.label + (type == FactType.Precedes ? " preceded " : " followed ") + other.label);
    fact.of = other;
    fact.inferred.add("of");
    discourse.add(fact);
    return true;
  }

  private boolean formerName() {
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

  private boolean partOf() {
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

  // ---------------------------------------------------------------- objectives

  private boolean objective(FactType type) {
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
