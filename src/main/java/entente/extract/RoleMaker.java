package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes roles: who chairs or runs what, who holds which office, who is based where. */
final class RoleMaker {
  private final Frame frame;
  private final Sides sides;
  private final Settings settings;
  private final MeetingMaker meetings;
  private final Scene scene;
  private final Discourse discourse;

  RoleMaker(Frame frame, Sides sides, Settings settings, MeetingMaker meetings) {
    this.frame = frame;
    this.sides = sides;
    this.settings = settings;
    this.meetings = meetings;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  boolean chairs(FactType type) {
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
      of = meetings.meetingOrSeries(phrase, agents);
    }
    boolean people = agents.stream().anyMatch(a -> a instanceof Person);
    if (frame.slot("theme").isEmpty() || !(frame.slot("theme").get(0) instanceof Phrase)) {
      for (Chunk chunk : scene.chunks) {
        if (people
            && chunk instanceof Phrase phrase
            && (phrase.ordinal() != null || phrase.is(Heads.Category.OCCASION))
            && !scene.settled.contains(phrase)) {
          meetings.meetingOrSeries(phrase, List.of());
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
    if (of == null || agents.isEmpty() || (frame.option().equals("several") && agents.size() < 2)) {
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
    if (type != FactType.JointlyRuns) {
      type = agents.size() == 1 ? FactType.Chairs : FactType.CoChairs;
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

  boolean holdsOffice() {
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

  boolean basedAt() {
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
    String owner = name.polity().isEmpty() ? Parties.EU : name.polity();
    role.parties = agents.list().isEmpty() ? List.of(owner) : List.of(agents.list().get(0));
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
}
