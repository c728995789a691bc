package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes relations between sides, bodies and instruments: they cooperate, work together, follow each
 * other.
 */
final class RelationMaker {
  private final Frame frame;
  private final Sides sides;
  private final Things things;
  private final Scene scene;
  private final Lexicon lexicon;
  private final Discourse discourse;

  RelationMaker(Frame frame, Sides sides, Things things) {
    this.frame = frame;
    this.sides = sides;
    this.things = things;
    this.scene = frame.scene();
    this.lexicon = frame.scene().lexicon;
    this.discourse = frame.discourse();
  }

  boolean relation(FactType type) {
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
      if (fact.bodies.isEmpty() && of == null) {
        return false;
      }
      fact.parties =
          of != null
                  || agents.stream()
                      .allMatch(a -> a instanceof Named n && Parties.isEu(n.name().label()))
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

  boolean worksWith(FactType type) {
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

  boolean precedes(FactType type) {
    List<Phrase> themes = frame.phrases("theme");
    Draft other = discourse.lastInstrument;
    String status = "concluded";
    for (Phrase phrase : frame.phrases("other")) {
      other = things.of(phrase, List.of(), "ended");
      status = "ongoing";
    }
    if (themes.isEmpty() || other == null) {
      return false;
    }
    Draft thing = things.of(themes.get(0), frame.slot("agent"), status);
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
}
