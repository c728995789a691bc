package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what happens to an instrument, a series, a programme or a body: it is signed, launched,
 * opened, ended.
 */
final class EventMaker {
  /** The events that give an instrument its date. */
  private static final Set<FactType> DATING =
      Set.of(
          FactType.Signing,
          FactType.Launch,
          FactType.Conclusion,
          FactType.Adoption,
          FactType.EntryIntoForce,
          FactType.Opening);

  private final Frame frame;
  private final Sides sides;
  private final Settings settings;
  private final Things things;
  private final MeetingMaker meetings;
  private final Scene scene;
  private final Discourse discourse;

  EventMaker(Frame frame, Sides sides, Settings settings, Things things, MeetingMaker meetings) {
    this.frame = frame;
    this.sides = sides;
    this.settings = settings;
    this.things = things;
    this.meetings = meetings;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean make(FactType asked) {
    VerbGroup verb = frame.verb();
    Mode mode = verb == null ? Mode.PAST : verb.mode();
    boolean coming = verb != null && mode == Mode.PRESENT && frame.option().equals("coming");
    boolean timeline =
        scene.chunks.get(0) instanceof When && Set.of(":", "-").contains(scene.plain(1));
    if (verb != null && mode == Mode.PRESENT && !coming && !timeline) {
      return false;
    }
    if (verb == null
        && asked == FactType.EntryIntoForce
        && settings.when(frame.phrases("theme"), true) == null) {
      return false; // "looked forward to its entry into force"
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
        && !timeline
        && scene.chunks.stream().noneMatch(c -> c instanceof VerbGroup)) {
      status = "planned"; // a bare list item says what is to be
    }
    VerbGroup governing = frame.option().equals("noun") ? verbBefore() : null;
    if (governing != null && governing.isA("propose")) {
      type = FactType.Proposal; // "proposed the establishment of X"
      status = "proposed";
    } else if (governing != null && governing.isA("agree") && launching) {
      type = FactType.AgreementToLaunch;
    }
    if (governing != null && type == FactType.Proposal) {
      frame.phrases("theme").forEach(p -> things.of(p, List.of(), "proposed"));
    }
    List<Chunk> agents = frame.slot("agent");
    List<Chunk> themes = frame.slot("theme");
    boolean made = false;
    if (themes.isEmpty()
        && (type == FactType.NegotiationsLaunched || type == FactType.NegotiationsConcluded)) {
      return new NegotiationMaker(frame, sides, settings).negotiations(type, agents, status);
    }
    for (Chunk chunk : Things.each(themes)) {
      Draft thing = null;
      Phrase phrase = chunk instanceof Phrase p ? p : null;
      String thingStatus =
          frame.option().equals("negotiations")
              ? "planned"
              : thingStatus(asked, type, status, phrase);
      if (phrase != null) {
        if (phrase.is(Heads.Category.OCCASION)) {
          continue;
        }
        thing = things.of(phrase, agents.isEmpty() ? partners(phrase) : agents, thingStatus);
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

  /** The verb on the left of the anchor in its clause, or null. */
  private @Nullable VerbGroup verbBefore() {
    for (int i = frame.anchor() - 1; i >= frame.clause().from(); i--) {
      if (scene.chunks.get(i) instanceof VerbGroup verb) {
        return verb;
      }
    }
    return null;
  }

  /** The partners of "negotiations with Thailand and the Philippines on …". */
  private List<Chunk> partners(Phrase phrase) {
    List<Chunk> partners = new ArrayList<>();
    int i = scene.chunks.indexOf(phrase) - 1;
    if (!Set.of("on", "about", "for", "over").contains(scene.plain(i))) {
      return partners;
    }
    for (i--; i > 0; i--) {
      if (scene.chunks.get(i) instanceof Named named && named.name().isPolity()) {
        partners.add(0, named);
      } else if (!Set.of("and", ",", "the").contains(scene.plain(i))) {
        break;
      }
    }
    return scene.plain(i).equals("with") ? partners : List.of();
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
    Parties acting = sides.of(agents);
    parties(event, thing, acting);
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
    if (type == FactType.Signing) {
      signatories(event, thing, acting);
    }
    if (thing.type.kind() == Kind.AGREEMENT
        && thing.of == null
        && thing.evidence.equals(scene.sentence)) {
      thing.of = meetingOfClause();
    }
    date(thing, event);
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

  private void parties(Draft event, Draft thing, Parties acting) {
    event.parties = thing.parties;
    if (!acting.list().isEmpty() && Discourse.sameSides(acting.list(), thing.parties)) {
      event.parties = acting.ordered().list();
      if (acting.inferred()) {
        event.inferred.add("parties");
      }
    } else if (thing.inferred.contains("parties") || !thing.evidence.equals(scene.sentence)) {
      event.inferred.add("parties");
    }
    if (event.type == FactType.Proposal && acting.list().size() == 1 && !thing.parties.isEmpty()) {
      event.parties =
          acting.list().get(0).equals(Parties.COMMISSION)
              ? swapCommission(thing.parties)
              : thing.parties;
    }
  }

  /** Who signed tells whose the instrument is. */
  private void signatories(Draft event, Draft thing, Parties acting) {
    boolean here = thing.evidence.equals(scene.sentence);
    List<Chunk> agents = frame.slot("agent");
    if (here
        && agents.size() == 2
        && !thing.label.contains(" between ")
        && agents.stream().allMatch(this::isAgency)) {
      String subject = thing.label.replaceFirst("^EU–\\S+ ", "");
      int on = subject.indexOf(" on ");
      thing.label =
          (on < 0 ? subject : subject.substring(0, on))
              + " between "
              + FactLabels.and(sides.names(agents))
              + (on < 0 ? "" : subject.substring(on));
      thing.words = Discourse.words(thing.label);
      event.label = FactLabels.event(event.type, thing.label);
    }
    if (here
        && thing.inferred.contains("parties")
        && acting.list().size() >= 2
        && !acting.inferred()
        && !Discourse.sameSides(acting.list(), thing.parties)) {
      thing.between(acting);
      thing.inferred.remove("parties");
      thing.label = relabel(thing, acting.list());
      thing.bodies.addAll(event.bodies);
      event.parties = thing.parties;
      event.inferred.remove("parties");
      event.label = FactLabels.event(event.type, thing.label);
    }
    if (!acting.list().isEmpty()
        && Collections.disjoint(Discourse.sides(acting.list()), Discourse.sides(thing.parties))) {
      // one more signatory
      event.parties = acting.list();
      List<String> all = new ArrayList<>(thing.parties);
      all.addAll(acting.list());
      thing.parties = all;
    }
    if (here) {
      thing.bodies.addAll(event.bodies);
      if (acting.list().size() >= 2 && Discourse.sameSides(acting.list(), thing.parties)) {
        thing.parties = event.parties;
      }
    }
  }

  /** A body that signs in its own name, not for a government: an agency, an institute. */
  private boolean isAgency(Chunk chunk) {
    return chunk instanceof Named named
        && named.name().kind() == Name.Kind.BODY
        && !scene.lexicon.lists().beginsWithAny("government-bodies", named.name().label());
  }

  /** An instrument or a call has the date of the act that made it. */
  private static void date(Draft thing, Draft event) {
    boolean dated =
        thing.type == FactType.Call
            || (thing.type.kind() == Kind.AGREEMENT && "held".equals(event.status));
    if (dated && thing.date == null && event.date != null && DATING.contains(event.type)) {
      thing.date = event.date;
      if (event.inferred.contains("date")) {
        thing.inferred.add("date");
      }
    }
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

  /** The meeting at which the clause says something was done, or null. */
  private @Nullable Draft meetingOfClause() {
    Scene.Range clause = frame.clause();
    for (int i = clause.from() + 1; i < clause.to(); i++) {
      if (scene.chunks.get(i) instanceof Phrase phrase
          && phrase.is(Heads.Category.OCCASION)
          && scene.plain(i - 1).matches("at|during")) {
        Draft before = discourse.lastMeeting;
        meetings.meetingOrSeries(phrase, List.of());
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
    if (name.contains(" between ")) {
      return name;
    }
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
}
