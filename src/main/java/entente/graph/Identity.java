package entente.graph;

import entente.extract.Fact;
import entente.extract.FactType;
import entente.extract.Kind;
import entente.graph.Shapes.Form;
import entente.graph.Shapes.Target;
import entente.graph.Things.Hanging;
import entente.graph.Things.Slots;
import entente.vocab.Ent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Says which facts speak of one and the same thing, within a document and across documents, and
 * gives each thing its IRI. Identity is by key: series, instruments and programmes by name and
 * parties; instruments of one name apart by their dates; meetings by series and ordinal, else by
 * series, status and date; other events by type and object. Things between different parties are
 * never one. The order of documents does not matter.
 */
final class Identity {
  private static final Set<FactType> MEETINGS =
      Set.of(FactType.Meeting, FactType.Summit, FactType.Conference, FactType.Workshop);

  /** What an actor can participate in. */
  private static final Set<Target> TAKERS =
      Set.of(
          Target.MECHANISM,
          Target.MEETING,
          Target.EVENT,
          Target.PROGRAMME,
          Target.UNDERTAKING,
          Target.POST);

  /** Which kind of fact the slot {@code of} means first, by the type of the fact that has it. */
  private static final List<Kind> INSTRUMENTS_FIRST =
      List.of(Kind.AGREEMENT, Kind.FORUM, Kind.PROGRAMME, Kind.EVENT);

  private static final List<Kind> SERIES_FIRST =
      List.of(Kind.FORUM, Kind.EVENT, Kind.AGREEMENT, Kind.PROGRAMME);

  /** Head nouns that tell what a thing is of which no fact tells. Singular, in this order. */
  private static final Map<String, Target> HEADS = heads();

  private final Curated curated;
  private final Identifiers identifiers;
  private final Keys keys;
  private final Mint mint;
  private final List<Mention> mentions;
  private final NameResolver names;
  private final Map<String, List<Mention>> documents = new TreeMap<>();
  private final Map<Mention, Mention> ofFacts = new HashMap<>();
  private final Map<Mention, String> mainKeys = new HashMap<>();
  private final Map<Mention, Implied> implied = new HashMap<>();
  private final Map<Mention, String> partnerships = new HashMap<>();

  /** A thing that a fact hangs on and that no fact of its document tells of. */
  private record Implied(String label, Target target, Resource type, String key) {}

  /** A member of a group that shares a base key. */
  private record Member(
      Mention mention,
      boolean own,
      String label,
      String kind,
      String base,
      Collection<String> sides,
      @Nullable DateBounds date) {}

  Identity(Reference reference, Identifiers identifiers, Curated curated, List<Mention> mentions) {
    this.identifiers = identifiers;
    this.curated = curated;
    this.mentions = mentions;
    this.keys = new Keys(reference);
    this.mint = new Mint(reference, identifiers, curated);
    this.names = new NameResolver(reference, mint, mentions);
  }

  private static Map<String, Target> heads() {
    Map<String, Target> heads = new LinkedHashMap<>();
    for (String noun :
        List.of(
            "dialogue",
            "council",
            "committee",
            "group",
            "force",
            "taskforce",
            "forum",
            "network",
            "platform",
            "process",
            "board",
            "party",
            "series")) {
      heads.put(noun, Target.MECHANISM);
    }
    for (String noun :
        List.of(
            "agreement",
            "memorandum",
            "mou",
            "moc",
            "declaration",
            "statement",
            "arrangement",
            "partnership",
            "convention",
            "treaty",
            "protocol",
            "plan",
            "roadmap",
            "principle",
            "strategy",
            "accord",
            "compact",
            "pact",
            "intent",
            "recognition",
            "rule",
            "act",
            "association")) {
      heads.put(noun, Target.INSTRUMENT);
    }
    for (String noun : List.of("programme", "program", "project", "call", "initiative", "cable")) {
      heads.put(noun, Target.UNDERTAKING);
    }
    for (String noun : List.of("summit", "meeting", "conference", "workshop", "session")) {
      heads.put(noun, Target.MEETING);
    }
    return heads;
  }

  /** Resolves all mentions. */
  Things resolve() {
    bindWithinDocuments();
    nameLevel();
    eventLevel(m -> MEETINGS.contains(m.fact().type()));
    eventLevel(m -> !MEETINGS.contains(m.fact().type()) && !hangsOnSuch(m));
    eventLevel(m -> !MEETINGS.contains(m.fact().type()) && hangsOnSuch(m));
    return rest();
  }

  /** Whether an event hangs on an event that is no meeting. */
  private boolean hangsOnSuch(Mention mention) {
    Mention of = ofFacts.get(mention);
    return of != null
        && of.fact().type().kind() == Kind.EVENT
        && !MEETINGS.contains(of.fact().type());
  }

  // ---- Within a document: what the slot "of" means

  private void bindWithinDocuments() {
    for (Mention mention : mentions) {
      documents.computeIfAbsent(mention.edition(), k -> new ArrayList<>()).add(mention);
    }
    for (List<Mention> document : documents.values()) {
      Map<String, List<Mention>> byLabel = new HashMap<>();
      Map<String, Mention> byId = new HashMap<>();
      for (Mention mention : document) {
        byId.putIfAbsent(mention.fact().id(), mention);
        if (INSTRUMENTS_FIRST.contains(mention.fact().type().kind())) {
          byLabel
              .computeIfAbsent(Names.normal(mention.fact().label()), k -> new ArrayList<>())
              .add(mention);
        }
      }
      for (Mention mention : document) {
        Mention of = bound(mention, byId, byLabel);
        if (of != null && !of.equals(mention)) {
          ofFacts.put(mention, of);
        }
      }
    }
  }

  private static @Nullable Mention bound(
      Mention mention, Map<String, Mention> byId, Map<String, List<Mention>> byLabel) {
    Fact fact = mention.fact();
    if (fact.of() == null || mention.shape().form() == Form.OFFICE) {
      return null;
    }
    Mention named = fact.ofId() == null ? null : byId.get(fact.ofId());
    if (named != null && INSTRUMENTS_FIRST.contains(named.fact().type().kind())) {
      return named;
    }
    List<Kind> order = MEETINGS.contains(fact.type()) ? SERIES_FIRST : INSTRUMENTS_FIRST;
    return byLabel.getOrDefault(Names.normal(fact.of()), List.of()).stream()
        .filter(m -> !m.equals(mention))
        .min(
            Comparator.comparing((Mention m) -> order.indexOf(m.fact().type().kind()))
                .thenComparing(Mention::position))
        .orElse(null);
  }

  // ---- Things known by their names: series, instruments, undertakings

  private void nameLevel() {
    List<Member> members = new ArrayList<>();
    for (Mention mention : mentions) {
      Fact fact = mention.fact();
      List<String> sides = names.sides(mention);
      switch (fact.type().kind()) {
        case FORUM -> members.add(named(mention, fact.label(), "mechanism", sides, null));
        case AGREEMENT -> {
          members.add(named(mention, fact.label(), "instrument", sides, mention.bounds()));
          if (fact.type() == FactType.DigitalPartnership) {
            Member partnership = member(mention, fact.label(), "mechanism", sides);
            members.add(partnership);
            partnerships.put(mention, partnership.base);
          }
        }
        case PROGRAMME -> members.add(named(mention, fact.label(), "undertaking", sides, null));
        default -> {}
      }
    }
    for (Mention mention : mentions) {
      imply(mention, members);
    }
    Map<Member, String> given = new HashMap<>();
    group(members, given, shared(members));
    given.forEach(
        (member, key) -> {
          if (member.own) {
            mainKeys.put(member.mention, key);
          } else if (partnerships.containsKey(member.mention)
              && member.base.equals(partnerships.get(member.mention))) {
            partnerships.put(member.mention, key);
          } else {
            Implied thing = Objects.requireNonNull(implied.get(member.mention));
            implied.put(member.mention, new Implied(thing.label, thing.target, thing.type, key));
          }
        });
  }

  private Member named(
      Mention mention, String label, String kind, List<String> sides, @Nullable DateBounds date) {
    String base = kind + "|" + bag(kind, label, sides) + "|" + Keys.join(sides);
    Integer ordinal = mention.fact().ordinal();
    if (ordinal != null) {
      base += "|" + ordinal;
    }
    return new Member(mention, true, label, kind, base, sides, date);
  }

  private Member member(Mention mention, String label, String kind, List<String> sides) {
    String base = kind + "|" + bag(kind, label, sides) + "|" + Keys.join(sides);
    return new Member(mention, false, label, kind, base, sides, null);
  }

  /** For programmes, the word that only says what it is ("INDICO project") does not count. */
  private String bag(String kind, String label, List<String> sides) {
    String bag = keys.bag(label, sides);
    if (kind.equals("undertaking")) {
      String name =
          Names.words(bag).stream()
              .filter(w -> HEADS.get(w) != Target.UNDERTAKING)
              .collect(Collectors.joining(" "));
      return name.isEmpty() ? bag : name;
    }
    return bag;
  }

  /** Notes what a fact hangs on where no fact of its document tells of it. */
  private void imply(Mention mention, List<Member> members) {
    Fact fact = mention.fact();
    String of = fact.of();
    if (of == null || ofFacts.containsKey(mention) || mention.shape().form() == Form.OFFICE) {
      return;
    }
    List<String> bodies = fact.bodies();
    for (int i = 0; i < bodies.size(); i++) {
      if (Names.normal(bodies.get(i)).equals(Names.normal(of))) {
        String actor = names.bodies(mention).get(Math.min(i, names.bodies(mention).size() - 1));
        implied.put(mention, new Implied(of, Target.ACTOR, Ent.Organisation, "=" + actor));
        return;
      }
    }
    if (!MEETINGS.contains(fact.type())) {
      Optional<String> actor = keys.actor(of, names.parties(mention));
      if (actor.isPresent()) {
        implied.put(mention, new Implied(of, Target.ACTOR, Ent.Actor, "=" + actor.get()));
        return;
      }
    }
    Target target = target(fact, of);
    String kind =
        switch (target) {
          case MECHANISM -> "mechanism";
          case INSTRUMENT -> "instrument";
          case MEETING -> "event";
          default -> "undertaking";
        };
    Resource type =
        switch (target) {
          case MECHANISM -> fact.type() == FactType.Summit ? Ent.SummitSeries : Ent.Mechanism;
          case INSTRUMENT -> Ent.Instrument;
          case MEETING -> Ent.Meeting;
          default -> Ent.Undertaking;
        };
    Member member = member(mention, of, kind, names.sides(mention));
    implied.put(mention, new Implied(of, target, type, member.base));
    members.add(member);
  }

  private static Target target(Fact fact, String of) {
    switch (fact.type()) {
      case Meeting, Summit, Conference, Workshop -> {
        return Target.MECHANISM;
      }
      case Signing, Conclusion, EntryIntoForce, NegotiationsLaunched, NegotiationsConcluded -> {
        return Target.INSTRUMENT;
      }
      default -> {
        List<String> words = Names.words(Names.normal(Names.withoutBrackets(of)));
        Target found = Target.UNDERTAKING;
        // The head noun stands before the first preposition, else at the end.
        for (String word : words) {
          if (found != Target.UNDERTAKING
              && Set.of("on", "for", "of", "to", "with").contains(word)) {
            break;
          }
          found = HEADS.getOrDefault(Names.singular(word), found);
        }
        return found;
      }
    }
  }

  /**
   * A second key of instruments: type, topics and parties. It is used where in each document at
   * most one name has it.
   */
  private Map<Member, String> shared(List<Member> members) {
    Map<String, Map<String, Set<String>>> labels = new HashMap<>();
    Map<Member, String> candidates = new HashMap<>();
    for (Member member : members) {
      List<String> topics = names.topics(member.mention);
      if (!member.own || !member.kind.equals("instrument") || topics.isEmpty()) {
        continue;
      }
      String key =
          "instrument|"
              + family(member.mention.fact().type())
              + "|"
              + Keys.join(topics)
              + "|"
              + Keys.join(member.sides);
      candidates.put(member, key);
      labels
          .computeIfAbsent(key, k -> new HashMap<>())
          .computeIfAbsent(member.mention.document(), k -> new HashSet<>())
          .add(member.base);
    }
    candidates
        .values()
        .removeIf(
            key ->
                labels.getOrDefault(key, Map.of()).values().stream().anyMatch(l -> l.size() > 1));
    return candidates;
  }

  /** The family of types in the annotation guide whose names are used for one another. */
  private static String family(FactType type) {
    return switch (type) {
      case MemorandumOfCooperation, MemorandumOfUnderstanding -> "memorandum";
      case JointDeclaration, JointStatement, Declaration -> "declaration";
      case IntentOfCooperation, AdministrativeArrangement -> "arrangement";
      case ActionPlan, Roadmap, Principles, Strategy -> "plan";
      case DigitalPartnership -> "partnership";
      default -> "agreement";
    };
  }

  // ---- Grouping

  /** Joins members that share a key, splits by date, and asks for one IRI for each group. */
  private void group(
      List<Member> members, Map<Member, String> given, Map<Member, String> secondKeys) {
    Map<String, List<Member>> byBase = new TreeMap<>();
    for (Member member : members) {
      byBase.computeIfAbsent(member.base, k -> new ArrayList<>()).add(member);
    }
    Joining joining = new Joining();
    Map<String, Member> first = new TreeMap<>();
    for (List<Member> same : byBase.values()) {
      for (List<Member> group : byDate(same)) {
        String key = dated(group.get(0).base, group);
        for (Member member : group) {
          given.put(member, key);
          joining.add(key);
          first.putIfAbsent(key, member);
        }
      }
    }
    Map<String, List<Member>> bySecond = new TreeMap<>();
    secondKeys.forEach(
        (member, key) -> bySecond.computeIfAbsent(key, k -> new ArrayList<>()).add(member));
    for (Map.Entry<String, List<Member>> entry : bySecond.entrySet()) {
      for (List<Member> group : byDate(entry.getValue())) {
        Set<String> groupKeys = new TreeSet<>();
        group.forEach(m -> groupKeys.add(Objects.requireNonNull(given.get(m))));
        join(joining, groupKeys);
      }
    }
    give(joining, given);
  }

  private void join(Joining joining, Set<String> groupKeys) {
    String previous = null;
    for (String key : groupKeys) {
      if (previous != null && mayJoin(joining.members(previous), joining.members(key))) {
        joining.join(previous, key);
      }
      previous = key;
    }
  }

  /** Whether no person said that two of the things are different. */
  private boolean mayJoin(Collection<String> some, Collection<String> others) {
    for (String one : some) {
      Optional<String> first = identifiers.find(one);
      for (String other : others) {
        Optional<String> second = identifiers.find(other);
        if (first.isPresent()
            && second.isPresent()
            && curated.areDifferent(first.get(), second.get())) {
          return false;
        }
      }
    }
    return true;
  }

  private void give(Joining joining, Map<Member, String> given) {
    Map<String, List<Member>> byRoot = new TreeMap<>();
    given.forEach(
        (member, key) ->
            byRoot.computeIfAbsent(joining.root(key), k -> new ArrayList<>()).add(member));
    List<Mint.Ask> asks = new ArrayList<>();
    byRoot.forEach(
        (root, group) -> {
          Member named =
              group.stream()
                  .min(
                      Comparator.comparing((Member m) -> m.label.length())
                          .thenComparing(Member::label))
                  .orElseThrow();
          String slug = keys.slug(named.label, named.sides);
          Optional<DateBounds> date = mostPrecise(group);
          String year =
              date.map(DateBounds::firstDay).map(d -> String.valueOf(d.getYear())).orElse("");
          if (named.kind.equals("instrument") && !year.isEmpty() && !slug.contains(year)) {
            slug += "-" + year;
          }
          asks.add(
              new Mint.Ask(
                  named.kind,
                  new TreeSet<>(joining.members(root)),
                  slug,
                  date.map(DateBounds::edtf).orElse("")));
        });
    mint.give(asks);
  }

  private static Optional<DateBounds> mostPrecise(List<Member> group) {
    return group.stream()
        .flatMap(m -> Optional.ofNullable(m.date).stream())
        .filter(DateBounds::isDated)
        .min(
            Comparator.comparingLong(DateBounds::days)
                .thenComparing(d -> String.valueOf(d.edtf())));
  }

  private static String dated(String base, List<Member> group) {
    String date = mostPrecise(group).map(DateBounds::edtf).orElse("");
    String kind = group.get(0).kind;
    return kind.equals("instrument") || kind.equals("event") ? base + "@" + date : base;
  }

  /**
   * Splits members of one name by their dates. Dates that may be the same are one; a member whose
   * date fits several stays apart; members without date belong to the only group there is.
   */
  private static List<List<Member>> byDate(List<Member> members) {
    List<Member> dated = new ArrayList<>();
    List<Member> undated = new ArrayList<>();
    boolean signed =
        members.stream().anyMatch(m -> isDated(m) && !"in-force".equals(m.mention.fact().status()));
    for (Member member : members) {
      boolean comparable = !signed || !"in-force".equals(member.mention.fact().status());
      (isDated(member) && comparable ? dated : undated).add(member);
    }
    dated.sort(
        Comparator.comparingLong((Member m) -> bounds(m).days())
            .thenComparing(m -> String.valueOf(bounds(m).firstDay()))
            .thenComparing(m -> String.valueOf(bounds(m).edtf())));
    List<List<Member>> groups = new ArrayList<>();
    for (Member member : dated) {
      List<List<Member>> fitting =
          groups.stream().filter(g -> bounds(g.get(0)).meets(bounds(member))).toList();
      List<List<Member>> equal =
          fitting.stream()
              .filter(g -> Objects.equals(bounds(g.get(0)).edtf(), bounds(member).edtf()))
              .toList();
      if (fitting.size() == 1) {
        fitting.get(0).add(member);
      } else if (equal.size() == 1) {
        equal.get(0).add(member);
      } else {
        groups.add(new ArrayList<>(List.of(member)));
      }
    }
    if (!undated.isEmpty()) {
      if (groups.size() == 1) {
        groups.get(0).addAll(undated);
      } else {
        groups.add(undated);
      }
    }
    return groups;
  }

  private static boolean isDated(Member member) {
    return member.date != null && member.date.isDated();
  }

  private static DateBounds bounds(Member member) {
    return Objects.requireNonNull(member.date);
  }

  /** Sets of keys that mean one thing; the smallest key stands for its set. */
  private static final class Joining {
    private final Map<String, String> parent = new TreeMap<>();
    private final Map<String, Set<String>> sets = new HashMap<>();

    void add(String key) {
      if (parent.putIfAbsent(key, key) == null) {
        sets.put(key, new TreeSet<>(Set.of(key)));
      }
    }

    String root(String key) {
      String current = key;
      while (true) {
        String next = parent.getOrDefault(current, current);
        if (next.equals(current)) {
          return current;
        }
        current = next;
      }
    }

    void join(String one, String other) {
      String first = root(one);
      String second = root(other);
      if (first.equals(second)) {
        return;
      }
      String small = first.compareTo(second) < 0 ? first : second;
      String large = small.equals(first) ? second : first;
      Set<String> all = new TreeSet<>(members(small));
      all.addAll(members(large));
      parent.put(large, small);
      sets.put(small, all);
      sets.remove(large);
    }

    Set<String> members(String key) {
      return sets.getOrDefault(root(key), Set.of(key));
    }
  }

  // ---- Events

  private void eventLevel(java.util.function.Predicate<Mention> level) {
    List<Member> open = new ArrayList<>();
    Map<Member, String> given = new HashMap<>();
    Joining joining = new Joining();
    for (Mention mention : mentions) {
      if (mention.fact().type().kind() == Kind.EVENT && level.test(mention)) {
        Member member = event(mention);
        Integer ordinal = mention.fact().ordinal();
        if (ordinal != null && MEETINGS.contains(mention.fact().type())) {
          given.put(member, member.base);
          joining.add(member.base);
        } else {
          open.add(member);
        }
      }
    }
    Map<String, List<Member>> byBase = new TreeMap<>();
    open.forEach(m -> byBase.computeIfAbsent(m.base, k -> new ArrayList<>()).add(m));
    for (List<Member> same : byBase.values()) {
      for (List<Member> group : byDate(same)) {
        boolean several = severalInOneDocument(group);
        for (Member member : group) {
          String base =
              several ? member.base + "|" + keys.bag(member.label, member.sides) : member.base;
          String key = dated(base, group);
          given.put(member, key);
          joining.add(key);
        }
      }
    }
    bridge(given, joining);
    Map<String, List<Member>> byRoot = new TreeMap<>();
    given.forEach(
        (member, key) ->
            byRoot.computeIfAbsent(joining.root(key), k -> new ArrayList<>()).add(member));
    List<Mint.Ask> asks = new ArrayList<>();
    byRoot.forEach(
        (root, group) ->
            asks.add(
                new Mint.Ask(
                    "event",
                    new TreeSet<>(joining.members(root)),
                    eventSlug(group),
                    mostPrecise(group).map(DateBounds::edtf).orElse(""))));
    mint.give(asks);
    given.forEach((member, key) -> mainKeys.put(member.mention, key));
  }

  /** A document that gives two labels to what looks like one undetermined event means two. */
  private boolean severalInOneDocument(List<Member> group) {
    Map<String, Set<String>> labels = new HashMap<>();
    for (Member member : group) {
      labels
          .computeIfAbsent(member.mention.document(), k -> new HashSet<>())
          .add(keys.bag(member.label, member.sides));
    }
    return labels.values().stream().anyMatch(l -> l.size() > 1);
  }

  private Member event(Mention mention) {
    Fact fact = mention.fact();
    List<String> sides = names.sides(mention);
    String of = ofIri(mention);
    String status = fact.status() == null ? "held" : fact.status();
    Integer ordinal = fact.ordinal();
    String base;
    if (MEETINGS.contains(fact.type())) {
      String series =
          of == null ? keys.bag(fact.label(), sides) + "|" + Keys.join(sides) : "of " + of;
      base = "event|" + series + "|" + (ordinal == null ? status : "#" + ordinal);
    } else {
      String object = of == null ? keys.bag(fact.label(), sides) : "of " + of;
      if (fact.type() == FactType.Commitment && of != null) {
        object += "|" + keys.bag(fact.label(), sides);
      }
      base = "event|" + fact.type() + "|" + object + "|" + Keys.join(sides) + "|" + status;
    }
    return new Member(mention, true, fact.label(), "event", base, sides, mention.bounds());
  }

  /**
   * Joins events that two keys of another sort show to be one: a meeting without ordinal on the day
   * of a meeting with one; events of one type, label, parties and day that hang on differently
   * named things.
   */
  private void bridge(Map<Member, String> given, Joining joining) {
    Map<String, Set<String>> groups = new TreeMap<>();
    given.forEach(
        (member, key) -> {
          DateBounds date = member.date;
          if (date == null || date.days() != 0) {
            return;
          }
          Fact fact = member.mention.fact();
          String status = String.valueOf(fact.status());
          String of = ofIri(member.mention);
          if (MEETINGS.contains(fact.type())) {
            if (of != null) {
              groups
                  .computeIfAbsent(of + "|" + status + "|" + date.edtf(), k -> new TreeSet<>())
                  .add(key);
            }
          } else {
            String label = keys.bag(member.label, member.sides);
            String same =
                fact.type() + "|" + label + "|" + Keys.join(member.sides) + "|" + date.edtf();
            groups.computeIfAbsent(same + "|" + status, k -> new TreeSet<>()).add(key);
          }
        });
    for (Set<String> same : groups.values()) {
      // Two ordinals are two meetings, even on one day.
      long ordinals = same.stream().filter(k -> k.contains("|#")).count();
      if (ordinals <= 1) {
        join(joining, same);
      }
    }
  }

  private String eventSlug(List<Member> group) {
    Member named =
        group.stream()
            .min(
                Comparator.comparing((Member m) -> m.mention.fact().ordinal() == null)
                    .thenComparing(m -> m.label.length())
                    .thenComparing(Member::label))
            .orElseThrow();
    Fact fact = named.mention.fact();
    String date = mostPrecise(group).map(DateBounds::edtf).orElse("");
    String of = ofIri(named.mention);
    String ofSlug = of == null ? "" : of.substring(of.lastIndexOf('/') + 1);
    String planned = Objects.equals(fact.status(), "planned") ? "planned" : "";
    if (MEETINGS.contains(fact.type())) {
      String name = of == null ? keys.slug(named.label, named.sides) : ofSlug;
      if (fact.ordinal() != null) {
        return name + "-" + fact.ordinal();
      }
      return tidy(name + "-" + planned + "-" + (name.contains(date) ? "" : date));
    }
    String type = entente.vocab.Ids.slug(fact.type().id().replaceAll("([a-z])([A-Z])", "$1 $2"));
    String name =
        of == null || fact.type() == FactType.Commitment
            ? keys.slug(named.label, named.sides)
            : ofSlug;
    String year = date.length() >= 4 ? date.substring(0, 4) : "";
    return tidy(
        (name.startsWith(type) ? "" : type + "-")
            + name
            + "-"
            + planned
            + "-"
            + (name.contains(year) ? "" : year));
  }

  private static String tidy(String slug) {
    return slug.replaceAll("-+", "-").replaceAll("^-|-$", "");
  }

  /** The IRI of what a fact hangs on, or null if nothing or not resolved yet. */
  private @Nullable String ofIri(Mention mention) {
    Mention of = ofFacts.get(mention);
    if (of != null) {
      String key = mainKeys.get(of);
      return key == null || !mint.has(key) ? null : mint.iri(key);
    }
    Implied thing = implied.get(mention);
    return thing == null ? null : iri(thing);
  }

  private @Nullable String iri(Implied thing) {
    if (thing.key.startsWith("=")) {
      return thing.key.substring(1);
    }
    return mint.has(thing.key) ? mint.iri(thing.key) : null;
  }

  private @Nullable Hanging hanging(Mention mention) {
    String iri = ofIri(mention);
    String label = mention.fact().of();
    if (iri == null || label == null) {
      return null;
    }
    Mention of = ofFacts.get(mention);
    if (of != null) {
      return new Hanging(iri, target(of.fact().type()), label, null);
    }
    Implied thing = Objects.requireNonNull(implied.get(mention));
    boolean actor = thing.target == Target.ACTOR;
    return new Hanging(iri, thing.target, label, actor ? null : thing.type);
  }

  private static Target target(FactType type) {
    return switch (type.kind()) {
      case FORUM -> Target.MECHANISM;
      case AGREEMENT -> Target.INSTRUMENT;
      case PROGRAMME -> type == FactType.Programme ? Target.PROGRAMME : Target.UNDERTAKING;
      default -> MEETINGS.contains(type) ? Target.MEETING : Target.EVENT;
    };
  }

  // ---- Everything that hangs on things: roles, posts, lines, commitments

  private record Derived(
      @Nullable String thing,
      @Nullable String content,
      @Nullable String post,
      Map<String, String> participations) {}

  private Things rest() {
    List<Mint.Ask> asks = new ArrayList<>();
    Map<Mention, Derived> derived = new HashMap<>();
    for (Mention mention : mentions) {
      derived.put(mention, derive(mention, asks));
    }
    Map<String, Mint.Ask> once = new TreeMap<>();
    for (Mint.Ask ask : asks) {
      once.merge(ask.keys().first(), ask, (a, b) -> a.slug().compareTo(b.slug()) <= 0 ? a : b);
    }
    mint.give(once.values());
    Map<Mention, Slots> slots = new HashMap<>();
    for (Mention mention : mentions) {
      Derived keysOf = Objects.requireNonNull(derived.get(mention));
      String own = mainKeys.get(mention);
      Map<String, String> participations = new LinkedHashMap<>();
      keysOf.participations.forEach((actor, key) -> participations.put(actor, mint.iri(key)));
      slots.put(
          mention,
          new Slots(
              names.parties(mention),
              names.bodies(mention),
              names.persons(mention),
              names.topics(mention),
              names.place(mention),
              hanging(mention),
              iriOrNull(own == null ? keysOf.thing : own),
              partnership(mention),
              iriOrNull(keysOf.content),
              iriOrNull(keysOf.post),
              participations,
              other(mention),
              names.written(mention)));
    }
    return new Things(slots, names.open(), mint.given(), mint.replaced());
  }

  private @Nullable String iriOrNull(@Nullable String key) {
    return key == null ? null : mint.iri(key);
  }

  private Derived derive(Mention mention, List<Mint.Ask> asks) {
    Fact fact = mention.fact();
    List<String> sides = names.sides(mention);
    String of = ofIri(mention);
    String bag = keys.bag(fact.label(), sides);
    String at = of == null ? Keys.join(sides) : NameResolver.shortIri(of);
    String kind = mention.shape().kind();
    switch (mention.shape().form()) {
      case PARTICIPATION -> {
        if (fact.type() == FactType.Participates && of == null) {
          return line(mention, asks);
        }
        return new Derived(null, null, null, participations(mention, of, asks));
      }
      case OFFICE -> {
        return office(mention, asks);
      }
      case POST -> {
        return post(mention, asks);
      }
      case TOPICS -> {
        return of != null ? new Derived(null, null, null, Map.of()) : line(mention, asks);
      }
      case NAME -> {
        List<String> bodies = fact.bodies();
        String key = "nameuse|" + Keys.join(names.bodies(mention)) + "|" + bag;
        if (bodies.size() > 1) {
          key =
              "nameuse|"
                  + NameResolver.shortIri(names.bodies(mention).get(0))
                  + "|"
                  + Names.normal(bodies.get(1));
        }
        String older = Names.withoutBrackets(bodies.size() > 1 ? bodies.get(1) : fact.label());
        asks.add(Mint.Ask.of(kind, key, older));
        return new Derived(key, null, null, Map.of());
      }
      case ORDER, WHOLE -> {
        return new Derived(null, null, null, Map.of());
      }
      case THING -> {
        if (fact.type().kind() == Kind.EVENT) {
          return decision(mention, of, bag, at, asks);
        }
        if (mainKeys.containsKey(mention)) {
          return new Derived(null, null, null, Map.of());
        }
        if (kind.equals("line")) {
          return line(mention, asks);
        }
        String key = kind + "|" + fact.type() + "|" + at + "|" + bag;
        asks.add(Mint.Ask.of(kind, key, keys.slug(fact.label(), sides)));
        return new Derived(key, null, null, Map.of());
      }
    }
    throw new IllegalStateException("no such form: " + mention.shape().form());
  }

  private Derived decision(
      Mention mention, @Nullable String of, String bag, String at, List<Mint.Ask> asks) {
    FactType type = mention.fact().type();
    boolean proposesThis = type == FactType.Proposal && of == null;
    if (type != FactType.Commitment && !proposesThis) {
      return new Derived(null, null, null, Map.of());
    }
    String event = Objects.requireNonNull(mainKeys.get(mention));
    String key =
        "commitment|" + type + "|" + at + "|" + bag + "|" + NameResolver.shortIri(mint.iri(event));
    asks.add(
        Mint.Ask.of("commitment", key, keys.slug(mention.fact().label(), names.sides(mention))));
    return new Derived(null, key, null, Map.of());
  }

  private Derived line(Mention mention, List<Mint.Ask> asks) {
    Fact fact = mention.fact();
    List<String> sides = names.sides(mention);
    List<String> topics = names.topics(mention);
    String of = ofIri(mention);
    String subject = topics.isEmpty() ? keys.bag(fact.label(), sides) : Keys.join(topics);
    String key =
        "line|"
            + fact.type()
            + "|"
            + Keys.join(sides)
            + "|"
            + Keys.join(names.bodies(mention))
            + "|"
            + subject
            + (of == null ? "" : "|of " + NameResolver.shortIri(of));
    String type = entente.vocab.Ids.slug(fact.type().id().replaceAll("([a-z])([A-Z])", "$1 $2"));
    String about =
        topics.isEmpty()
            ? keys.slug(fact.label(), List.of())
            : topics.stream().limit(3).map(Keys::shortName).collect(Collectors.joining(" "));
    asks.add(Mint.Ask.of("line", key, keys.prefix(sides) + type + " " + about));
    return new Derived(key, null, null, Map.of());
  }

  /** The actors that have a role, and what it is in. */
  private Map<String, String> participations(
      Mention mention, @Nullable String of, List<Mint.Ask> asks) {
    Map<String, String> participations = new LinkedHashMap<>();
    String role = role(mention.fact().type());
    List<String> actors = actors(mention);
    Hanging hanging = hanging(mention);
    List<String> where =
        of == null || hanging == null || !TAKERS.contains(hanging.target())
            ? List.of()
            : List.of(of);
    for (String place : where) {
      for (String actor : actors) {
        String key =
            "role|"
                + role
                + "|"
                + NameResolver.shortIri(place)
                + "|"
                + NameResolver.shortIri(actor);
        String slug = role + " " + Keys.shortName(place) + " " + Keys.shortName(actor);
        asks.add(Mint.Ask.of("role", key, slug));
        participations.put(actor, key);
      }
    }
    return participations;
  }

  /** Who has the role: the persons and bodies, else the parties. */
  private List<String> actors(Mention mention) {
    List<String> actors = new ArrayList<>(names.bodies(mention));
    actors.addAll(names.persons(mention));
    return actors.isEmpty() ? names.parties(mention) : actors;
  }

  /** The role's name in keys and slugs; also the last part of its concept. */
  static String role(FactType type) {
    return switch (type) {
      case CoChairs -> "co-chair";
      case Chairs -> "chair";
      case JointlyRuns -> "joint-runner";
      case HoldsOffice -> "office-holder";
      case BasedAt -> "post-keeper";
      case Participates -> "participant";
      default -> throw new IllegalArgumentException("no role: " + type);
    };
  }

  private Derived office(Mention mention, List<Mint.Ask> asks) {
    Fact fact = mention.fact();
    List<String> sides = names.sides(mention);
    String office = fact.of() == null ? fact.label() : fact.of();
    String key = "post|" + keys.bag(office, List.of()) + "|" + Keys.join(sides);
    String polity = sides.stream().map(Keys::shortName).collect(Collectors.joining(" "));
    String slug = polity + " " + keys.slug(office, sides);
    asks.add(Mint.Ask.of("post", key, slug));
    Map<String, String> participations = new LinkedHashMap<>();
    for (String person : names.persons(mention)) {
      String role = "role|office-holder|" + key + "|" + NameResolver.shortIri(person);
      asks.add(Mint.Ask.of("role", role, Keys.shortName(person) + " " + slug));
      participations.put(person, role);
    }
    return new Derived(null, null, key, participations);
  }

  private Derived post(Mention mention, List<Mint.Ask> asks) {
    Fact fact = mention.fact();
    List<String> bodies = names.bodies(mention);
    String place = names.place(mention);
    String name = postName(fact.label());
    String where =
        !bodies.isEmpty() ? Keys.join(bodies) : place == null ? "" : NameResolver.shortIri(place);
    String key = "post|" + keys.bag(name, List.of()) + "|" + where;
    String slug =
        name
            + " "
            + (bodies.isEmpty()
                ? place == null ? "" : Keys.shortName(place)
                : Keys.shortName(bodies.get(0)));
    asks.add(Mint.Ask.of("post", key, slug));
    Map<String, String> participations = new LinkedHashMap<>();
    List<String> actors = names.persons(mention).isEmpty() ? bodies : names.persons(mention);
    for (String actor : actors.isEmpty() ? names.parties(mention) : actors) {
      String role = "role|post-keeper|" + key + "|" + NameResolver.shortIri(actor);
      asks.add(Mint.Ask.of("role", role, "post keeper " + slug + " " + Keys.shortName(actor)));
      participations.put(actor, role);
    }
    return new Derived(null, null, key, participations);
  }

  /** "ICT Counsellor at the EU Delegation in Beijing" → "ICT Counsellor". */
  static String postName(String label) {
    String name = label.replaceFirst("(?i)\\s+(at|in|to) (the )?\\p{Lu}.*$", "");
    return name.isBlank() ? label : name;
  }

  private @Nullable String partnership(Mention mention) {
    String key = partnerships.get(mention);
    if (key != null) {
      return mint.iri(key);
    }
    if (mention.fact().type() != FactType.Council) {
      return null;
    }
    List<String> sides = names.sides(mention);
    Set<String> bag = new TreeSet<>(Names.words(keys.bag(mention.fact().label(), sides)));
    if (!bag.remove("council")) {
      return null;
    }
    String base = "mechanism|" + String.join(" ", bag) + "|" + Keys.join(sides);
    return partnerships.containsValue(base) ? mint.iri(base) : null;
  }

  /**
   * The thing that follows or precedes what the fact hangs on: the only instrument, else the only
   * event, of the same sentence that is not that thing.
   */
  private @Nullable String other(Mention mention) {
    if (mention.shape().form() != Form.ORDER) {
      return null;
    }
    String of = ofIri(mention);
    for (Kind kind : List.of(Kind.AGREEMENT, Kind.EVENT)) {
      Set<String> found = new TreeSet<>();
      for (Mention candidate : documents.getOrDefault(mention.edition(), List.of())) {
        String key = mainKeys.get(candidate);
        if (candidate.fact().type().kind() == kind
            && candidate.fact().evidence().overlaps(mention.fact().evidence())
            && key != null) {
          found.add(mint.iri(key));
        }
      }
      found.removeIf(iri -> iri.equals(of));
      if (found.size() == 1) {
        return found.iterator().next();
      }
    }
    return null;
  }
}
