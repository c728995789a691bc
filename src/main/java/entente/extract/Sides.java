package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Office;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sides that a sentence's actors stand for: parties, and the bodies and persons that act
 * for them. A party that is not named is the section's partner, or none.
 */
final class Sides {
  private final Scene scene;
  private final Lexicon lexicon;
  private final Discourse discourse;

  Sides(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.lexicon = scene.lexicon;
    this.discourse = discourse;
  }

  /** The sides that a list of actors stands for. */
  Parties of(List<Chunk> actors) {
    Set<String> parties = new LinkedHashSet<>();
    boolean inferred = false;
    List<Named> bodies = new ArrayList<>();
    boolean industry = false;
    for (Chunk chunk : actors) {
      if (chunk instanceof Pair) {
        parties.add(Parties.EU);
        parties.addAll(discourse.partners());
        inferred = true;
        if (discourse.partners().isEmpty()) {
          return Parties.NONE;
        }
      } else if (chunk instanceof Named named) {
        Name name = settle(named.name());
        if (name.kind() == Name.Kind.POLITY
            || name.kind() == Name.Kind.GROUP
            || name.label().equals(Parties.COMMISSION)) {
          parties.add(name.label());
        } else if (name.kind() == Name.Kind.BODY) {
          bodies.add(named);
          industry |= lexicon.isNonState(name.label());
        }
      } else if (chunk instanceof Person person) {
        Office office = person.office();
        String polity = office == null ? discourse.polityOf(person.name()) : polity(office);
        if (polity != null) {
          parties.add(polity);
        }
      }
    }
    for (Named body : bodies) {
      Name name = settle(body.name());
      if ((industry && parties.isEmpty()) || lexicon.isInternational(name.label())) {
        continue;
      }
      if (body.whole() != null && body.whole().label().equals(Parties.COMMISSION)) {
        if (parties.stream().noneMatch(Parties::isEu)) {
          parties.add(Parties.COMMISSION);
        }
        continue;
      }
      String polity = name.polity().isEmpty() ? partnerOr(null) : name.polity();
      if (polity != null) {
        boolean had =
            Parties.isEu(polity)
                ? parties.stream().anyMatch(Parties::isEu)
                : parties.contains(polity);
        if (!had) {
          parties.add(polity);
          inferred = true;
        }
      }
    }
    for (Named body : bodies) {
      Name name = settle(body.name());
      if (lexicon.isInternational(name.label()) || (industry && parties.isEmpty())) {
        parties.add(name.label());
      }
    }
    if (industry && bodies.size() >= 2 && actors.size() == bodies.size()) {
      parties.clear();
      for (Named body : bodies) {
        parties.add(settle(body.name()).label());
      }
      inferred = false;
    }
    return new Parties(List.copyOf(parties), inferred);
  }

  /** Completes one side: the EU for a partner, the section's partner for the EU. */
  Parties complete(Parties named) {
    List<String> list = new ArrayList<>(named.list());
    boolean eu = list.stream().anyMatch(Parties::isEu);
    boolean partner = list.stream().anyMatch(p -> !Parties.isEu(p));
    if ((eu && partner) || (list.isEmpty() && discourse.partners().isEmpty())) {
      return new Parties(list, named.inferred());
    }
    if (eu) {
      if (discourse.partners().isEmpty()) {
        return named;
      }
      list.addAll(discourse.partners());
      return new Parties(list, true);
    }
    if (partner) {
      if (list.size() == 1 && lexicon.isSelfStanding(list.get(0))) {
        return named;
      }
      list.add(0, Parties.EU);
      return new Parties(list, true);
    }
    list.add(Parties.EU);
    list.addAll(discourse.partners());
    return new Parties(list, true);
  }

  /** The parties of the thing that a phrase names. */
  Parties ofThing(Phrase phrase, List<Chunk> agents) {
    List<Chunk> named = new ArrayList<>();
    for (Name name : phrase.prefix()) {
      named.add(
          new Named(
              phrase.from(),
              phrase.from(),
              name.demonym()
                  ? new Name(name.kind(), name.label(), name.polity(), false, false)
                  : name,
              false));
    }
    named.addAll(phrase.with());
    Parties own = of(named);
    if (own.list().isEmpty()
        && beginsWith(phrase, "among-partners")
        && !discourse.partners().isEmpty()) {
      return new Parties(discourse.partners(), true);
    }
    if (beginsWith(phrase, "between-firms")) {
      return Parties.NONE;
    }
    boolean eu = own.list().stream().anyMatch(Parties::isEu);
    boolean partner = own.list().stream().anyMatch(p -> !Parties.isEu(p));
    if ((eu && partner) || own.list().size() > 1) {
      return own;
    }
    if (!phrase.prefix().isEmpty()
        && phrase.prefix().stream().anyMatch(n -> lexicon.isSelfStanding(n.label()))) {
      return own;
    }
    Parties acting = of(agents);
    List<String> list = new ArrayList<>();
    boolean inferred = own.inferred();
    for (String party : acting.list()) {
      boolean sameSide = Parties.isEu(party) ? eu : partner;
      if (!sameSide) {
        list.add(party);
        inferred |= acting.inferred();
      }
    }
    list.addAll(own.list());
    if (own.list().isEmpty() && acting.list().size() >= 2) {
      return acting;
    }
    if (own.list().isEmpty()
        && agents.stream()
            .anyMatch(a -> a instanceof Named n && lexicon.isNonState(settle(n.name()).label()))
        && acting.list().size() >= 1) {
      return acting;
    }
    Parties all = complete(new Parties(list, inferred));
    return all.ordered();
  }

  /** Whether an instrument's name begins with a word of the list. */
  boolean beginsWith(Phrase phrase, String list) {
    String[] words = phrase.core().toLowerCase(Locale.ROOT).split(" ", 2);
    return phrase.is(Heads.Category.INSTRUMENT)
        && words.length == 2
        && lexicon.lists().has(list, words[0]);
  }

  void addPeople(Draft draft, List<Chunk> actors) {
    for (Chunk chunk : actors) {
      if (chunk instanceof Person person) {
        draft.persons.add(discourse.person(person.name()));
      } else if (chunk instanceof Named named && named.name().kind() == Name.Kind.BODY) {
        Name name = settle(named.name());
        if (!name.label().equals(Parties.COMMISSION) && !lexicon.isInternational(name.label())) {
          draft.bodies.add(name.label());
        }
      }
    }
  }

  List<String> names(List<Chunk> actors) {
    List<String> names = new ArrayList<>();
    for (Chunk chunk : actors) {
      if (chunk instanceof Person person) {
        names.add(discourse.person(person.name()));
      } else if (chunk instanceof Named named) {
        names.add(settle(named.name()).label());
      } else if (chunk instanceof Pair) {
        names.add("the two sides");
      }
    }
    return names;
  }

  Name settle(Name name) {
    return name.settled(polities());
  }

  private List<String> polities() {
    List<String> near = new ArrayList<>(discourse.partners());
    for (Chunk chunk : scene.chunks) {
      if (chunk instanceof Named named && named.name().kind() == Name.Kind.POLITY) {
        near.add(named.name().label());
      }
    }
    return near;
  }

  @Nullable String partnerOr(@Nullable String other) {
    return discourse.partners().size() == 1 ? discourse.partners().get(0) : other;
  }

  @Nullable String polity(Office office) {
    if (office.polity() != null) {
      return Parties.COMMISSION.equals(office.polity()) ? Parties.EU : office.polity();
    }
    if (isEuOffice(office)) {
      return Parties.EU;
    }
    return Set.of("President", "Vice-President").contains(office.title()) ? null : partnerOr(null);
  }

  boolean isEuOffice(Office office) {
    String title = office.title().toLowerCase(Locale.ROOT);
    return lexicon.lists().list("eu-offices").stream().anyMatch(title::contains);
  }
}
