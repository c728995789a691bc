package entente.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the document has said so far: the section and its partner, the series, instruments and
 * meetings that it named, the acronyms and persons that it introduced. References such as "this
 * dialogue" are looked up here; no match means no link, never a guess.
 */
final class Discourse {
  private static final Set<String> GENERIC =
      Set.of(
          "the",
          "a",
          "an",
          "of",
          "on",
          "and",
          "for",
          "in",
          "with",
          "to",
          "joint",
          "annual",
          "new",
          "bilateral",
          "its",
          "their",
          "first",
          "second",
          "level",
          "at",
          "between");

  final List<Draft> drafts = new ArrayList<>();
  final Map<String, Heads.Head> acronyms = new HashMap<>();
  final Map<String, Name> bodies = new HashMap<>();
  private final Map<String, Draft> byAcronym = new HashMap<>();
  private final Map<String, String> fullNames = new HashMap<>();
  private final Map<String, Map<String, Draft>> byKey = new HashMap<>();

  String section = "";
  List<String> sectionPartners = List.of();

  /** The partner that the title or first heading names. */
  List<String> documentPartners = List.of();

  @Nullable Draft lastForum;
  @Nullable Draft lastInstrument;
  @Nullable Draft lastMeeting;
  @Nullable Draft lastProgramme;

  /** The thing that "it" stands for. */
  @Nullable Draft focus;

  int lastYear;

  /** Where the paragraph that is being read begins. */
  int paragraph;

  /** Phrases of titles and headings: not stated, but "this statement" may refer to them. */
  final List<Chunk.Phrase> titles = new ArrayList<>();

  /** A new section: what was in focus is no longer. */
  void enter(String heading, List<String> partners) {
    section = heading;
    if (!partners.isEmpty()) {
      sectionPartners = partners;
      lastForum = null;
      lastInstrument = null;
      lastMeeting = null;
      lastProgramme = null;
      focus = null;
    }
  }

  List<String> partners() {
    return sectionPartners.isEmpty() ? documentPartners : sectionPartners;
  }

  void add(Draft draft) {
    drafts.add(draft);
  }

  /** Remembers a thing that later sentences may refer to. */
  void introduce(Draft thing) {
    focus(thing);
    if (thing.acronym != null) {
      byAcronym.putIfAbsent(thing.acronym, thing);
    }
  }

  void define(String acronym, Draft thing, Heads.Head head) {
    acronyms.putIfAbsent(acronym, head);
    byAcronym.putIfAbsent(acronym, thing);
    if (thing.acronym == null) {
      thing.acronym = acronym;
    }
  }

  void focus(Draft thing) {
    switch (thing.type.kind()) {
      case FORUM -> lastForum = thing;
      case AGREEMENT -> lastInstrument = thing;
      case PROGRAMME -> lastProgramme = thing;
      case EVENT -> lastMeeting = thing;
      default -> {}
    }
    focus = thing;
  }

  /** The same fact said again: one draft for a key within a type. */
  @Nullable Draft known(FactType type, String key) {
    return byKey.getOrDefault(type.name(), Map.of()).get(key);
  }

  void remember(FactType type, String key, Draft draft) {
    byKey.computeIfAbsent(type.name(), t -> new HashMap<>()).putIfAbsent(key, draft);
  }

  // ---------------------------------------------------------------- things

  /** The distinctive words of a name: lower case, singular, without polities and function words. */
  static Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : FactLabels.normal(name).split(" ", -1)) {
      if (!word.isEmpty() && !GENERIC.contains(word)) {
        words.add(
            word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word);
      }
    }
    return words;
  }

  /**
   * The thing of this class that a phrase refers to, or null.
   *
   * @param words the distinctive words of the phrase, head noun included
   * @param parties the parties that the phrase or its clause names, or empty if it names none
   * @param definite whether the phrase points back ("the", "this", "its")
   */
  @Nullable Draft find(
      Kind kind,
      FactType type,
      Set<String> words,
      Set<String> headWords,
      List<String> parties,
      boolean partiesNamed,
      boolean definite,
      @Nullable String acronym) {
    if (acronym != null) {
      Draft known = byAcronym.get(acronym);
      if (known != null
          && known.type.kind() == kind
          && (!partiesNamed || sameSides(known.parties, parties))) {
        return known;
      }
    }
    Set<String> own = new LinkedHashSet<>(words);
    own.removeAll(headWords);
    Draft best = null;
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft draft = drafts.get(i);
      if (draft.type.kind() != kind || !sameFamily(draft.type, type)) {
        continue;
      }
      if (!parties.isEmpty() && !draft.parties.isEmpty() && !sameSides(draft.parties, parties)) {
        continue;
      }
      Set<String> other = new LinkedHashSet<>(draft.words);
      boolean equal = other.equals(words) || strip(other, headWords).equals(own);
      boolean subset = draft.words.containsAll(own);
      boolean heads = draft.words.containsAll(headWords) || overlaps(draft.words, headWords);
      if (equal && heads) {
        return draft;
      }
      if (definite && subset && heads && best == null) {
        best = draft;
      }
      // "the Digital Partnership Council" after "the Council": the longer name is the same thing
      if (kind == Kind.FORUM
          && definite
          && best == null
          && heads
          && !own.isEmpty()
          && strip(other, headWords).isEmpty()
          && !draft.parties.isEmpty()) {
        best = draft;
      }
    }
    return best;
  }

  /** The last thing of a type's family, in this section first. */
  @Nullable Draft lastOf(Kind kind, FactType type) {
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft draft = drafts.get(i);
      boolean near =
          partners().isEmpty() || draft.parties.isEmpty() || draft.parties.containsAll(partners());
      if (draft.type.kind() == kind && sameFamily(draft.type, type) && near) {
        return draft;
      }
    }
    return null;
  }

  /** The instrument of this family that a title names, or null. */
  Chunk.@Nullable Phrase latent(Heads.Category kind, FactType type) {
    for (Chunk.Phrase title : titles) {
      if (title.is(kind) && sameFamily(FactType.valueOf(title.head().type()), type)) {
        return title;
      }
    }
    return null;
  }

  private static boolean overlaps(Set<String> a, Set<String> b) {
    return b.stream().anyMatch(a::contains);
  }

  private static Set<String> strip(Set<String> words, Set<String> head) {
    Set<String> rest = new LinkedHashSet<>(words);
    rest.removeAll(head);
    return rest;
  }

  static boolean sameFamily(FactType a, FactType b) {
    return a == b || family(a).equals(family(b));
  }

  /** The families of types that name one kind of thing with different words. */
  private static String family(FactType type) {
    return switch (type) {
      case Dialogue, HighLevelMeeting, Process -> "dialogue";
      case WorkingGroup, ExpertGroup, TaskForce -> "group";
      case Forum, Network, Platform -> "forum";
      case MemorandumOfCooperation, MemorandumOfUnderstanding -> "memorandum";
      case JointDeclaration, JointStatement, Declaration -> "declaration";
      case Agreement,
          FreeTradeAgreement,
          EconomicPartnershipAgreement,
          DigitalTradeAgreement,
          AssociationAgreement,
          Convention,
          MutualRecognition ->
          "agreement";
      case ActionPlan, Roadmap, Principles, Strategy -> "plan";
      case Programme, Project, Call, Initiative -> "programme";
      default -> type.name();
    };
  }

  /** Whether two party lists are the same sides; Commission and Union are one side. */
  static boolean sameSides(List<String> a, List<String> b) {
    return sides(a).equals(sides(b));
  }

  static Set<String> sides(List<String> parties) {
    Set<String> sides = new LinkedHashSet<>();
    for (String party : parties) {
      sides.add(party.equals("European Commission") ? "European Union" : party);
    }
    return sides;
  }

  // ---------------------------------------------------------------- persons

  /** The person's name as full as the document has it. */
  String person(String name) {
    String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    String first = name.split(" ", -1)[0].toLowerCase(Locale.ROOT);
    String known = fullNames.get(last);
    if (known == null) {
      known = fullNames.get(first);
    }
    if (known != null && known.length() > name.length() && words(known).containsAll(words(name))) {
      return known;
    }
    if (name.contains(" ")) {
      fullNames.put(last, name);
      fullNames.putIfAbsent(first, name);
    }
    return name;
  }

  /** The side for which a person was said to hold an office, or null. */
  @Nullable String polityOf(String name) {
    String full = person(name);
    for (Draft draft : drafts) {
      if (draft.type == FactType.HoldsOffice
          && draft.persons.contains(full)
          && !draft.parties.isEmpty()) {
        return draft.parties.get(0);
      }
    }
    return null;
  }
}
