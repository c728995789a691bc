package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the thing that a phrase names or refers to: a series, an instrument or a programme. What is
 * not known yet is introduced, if the phrase says enough to stand for one thing.
 */
final class Things {
  private final Frame frame;
  private final Sides sides;
  private final Scene scene;
  private final Lexicon lexicon;
  private final Discourse discourse;

  Things(Frame frame, Sides sides) {
    this.frame = frame;
    this.sides = sides;
    this.scene = frame.scene();
    this.lexicon = frame.scene().lexicon;
    this.discourse = frame.discourse();
  }

  static boolean isThing(Phrase phrase) {
    return phrase.is(Heads.Category.FORUM)
        || phrase.is(Heads.Category.INSTRUMENT)
        || phrase.is(Heads.Category.PROGRAMME);
  }

  /**
   * The thing that a phrase names or refers to; a new draft if it is new. Null if it is too vague
   * to be one thing, or no party can be named.
   */
  @Nullable Draft of(Phrase phrase, List<Chunk> agents, String status) {
    Kind kind =
        switch (phrase.head().kind()) {
          case FORUM -> Kind.FORUM;
          case INSTRUMENT -> Kind.AGREEMENT;
          case PROGRAMME -> Kind.PROGRAMME;
          default -> null;
        };
    if (kind == null || phrase.head().type().isEmpty()) {
      return null;
    }
    if (phrase.inner() != null && phrase.inner().is(Heads.Category.PROGRAMME)) {
      of(phrase.inner(), List.of(), "ongoing");
    }
    Parties parties = sides.ofThing(phrase, agents);
    Reference reference = Reference.of(phrase, kind, scene, discourse);
    Draft known = known(reference, parties);
    if (known == null
        && reference.isBare()
        && (phrase.article().equals("this") || phrase.article().equals("the"))) {
      Phrase title = discourse.latent(phrase.head().kind(), reference.type());
      if (title != null && !title.equals(phrase)) {
        discourse.titles.remove(title);
        return titled(title, agents, status);
      }
    }
    if (known != null) {
      known.alsoIn(scene.sentence);
      merge(known, reference, parties);
      discourse.focus(known);
      return known;
    }
    if (!isNew(reference)
        || (parties.list().isEmpty() && !sides.beginsWith(phrase, "between-firms"))) {
      return null;
    }
    return introduce(reference, parties, status);
  }

  private @Nullable Draft known(Reference reference, Parties parties) {
    Draft known = null;
    if (reference.isBare() && reference.definite() && reference.acronym() == null) {
      known = referent(reference);
    }
    if (known == null) {
      known =
          discourse.find(
              reference.kind(),
              reference.type(),
              reference.words(),
              reference.headWords(),
              reference.isBare() ? List.of() : parties.list(),
              reference.named(),
              reference.definite(),
              reference.acronym());
    }
    boolean another =
        reference.isBare()
            && !reference.definite()
            && !reference.phrase().is(Heads.Category.INSTRUMENT);
    return another ? null : known;
  }

  private Draft introduce(Reference reference, Parties parties, String status) {
    Phrase phrase = reference.phrase();
    Draft thing =
        frame.draft(
            reference.type(), reference.leadIn() ? reference.own() : label(phrase, parties));
    thing.words = reference.words();
    thing.acronym = phrase.acronym();
    thing.between(parties);
    thing.topics.addAll(phrase.topics());
    if (reference.leadIn()) {
      thing.topics.addAll(scene.topics(0, scene.chunks.indexOf(phrase)));
    }
    thing.status = status;
    for (Chunk chunk : phrase.with()) {
      sides.addPeople(thing, List.of(chunk));
    }
    if (phrase.frequency() != null) {
      thing.frequency = phrase.frequency();
    }
    discourse.add(thing);
    discourse.introduce(thing);
    if (phrase.acronym() != null && !lexicon.heads().isGeneric(phrase.acronym())) {
      discourse.define(phrase.acronym(), thing, phrase.head());
    }
    return thing;
  }

  /** The thing that the title names, stated by the sentence that refers to it. */
  private @Nullable Draft titled(Phrase title, List<Chunk> agents, String status) {
    Parties parties = sides.ofThing(title, agents);
    if (parties.list().isEmpty()) {
      return null;
    }
    FactType type = FactType.valueOf(title.head().type());
    StringBuilder label = new StringBuilder();
    if (parties.list().size() == 2 && Parties.isEu(parties.list().get(0))) {
      label.append("EU–").append(parties.list().get(1)).append(' ');
    }
    label.append(title.core());
    if (title.subject() != null) {
      label.append(" on ").append(title.subject());
    }
    Draft thing = frame.draft(type, label.toString());
    thing.words =
        Discourse.words(title.core() + " " + (title.subject() == null ? "" : title.subject()));
    thing.between(parties);
    thing.inferred.add("parties");
    thing.topics.addAll(title.topics());
    thing.status = status;
    discourse.add(thing);
    discourse.introduce(thing);
    return thing;
  }

  /** What "the Council", "this dialogue", "the Partnership" points to. */
  private @Nullable Draft referent(Reference reference) {
    Kind kind = reference.kind();
    FactType type = reference.type();
    Draft last =
        switch (kind) {
          case FORUM -> discourse.lastForum;
          case AGREEMENT -> discourse.lastInstrument;
          default -> discourse.lastProgramme;
        };
    if (last != null && Discourse.sameFamily(last.type, type)) {
      return last;
    }
    Draft found = discourse.lastOf(kind, type);
    if (found != null) {
      return found;
    }
    return last != null
            && kind == Kind.AGREEMENT
            && type == FactType.Agreement
            && last.words.containsAll(reference.headWords())
        ? last
        : null;
  }

  private boolean isNew(Reference reference) {
    Phrase phrase = reference.phrase();
    if (Set.of(
            "this", "that", "these", "such", "any", "no", "each", "every", "various", "several",
            "other")
        .contains(phrase.article())) {
      return false;
    }
    if (phrase.head().plural() && !reference.named()) {
      return false;
    }
    if (phrase.head().plural() && phrase.head().kind() != Heads.Category.INSTRUMENT) {
      return false;
    }
    int before = scene.chunks.indexOf(phrase) - 1;
    if (before >= 0
        && scene.chunks.get(before) instanceof VerbGroup be
        && be.isA("be")
        && phrase.article().matches("an?")) {
      return false; // only says what its subject is
    }
    String telling =
        phrase.nameFrom() == 0 && phrase.article().isEmpty()
            ? phrase.core().substring(1) // every sentence begins with a capital
            : phrase.core();
    boolean capital = telling.matches(".*\\p{Lu}.*");
    return switch (reference.kind()) {
      case FORUM ->
          reference.named()
              || phrase.frequency() != null
              || (scene.frequency() != null && phrase.article().matches("an?"))
              || (!reference.bare() && (capital || !phrase.article().isEmpty()))
              || (phrase.subject() != null && !phrase.article().isEmpty())
              || (phrase.core().contains(" level") && !phrase.article().isEmpty());
      case AGREEMENT ->
          reference.named()
              || capital
              || (phrase.subject() != null && !phrase.article().isEmpty())
              || (!reference.bare() && !phrase.article().isEmpty())
              || (!frame.rule().make().equals("Instrument") && !phrase.article().isEmpty());
      default ->
          capital
              || ((phrase.head().type().equals("Call") || phrase.subject() != null)
                  && !phrase.article().isEmpty());
    };
  }

  private void merge(Draft known, Reference reference, Parties parties) {
    Phrase phrase = reference.phrase();
    Set<String> words = reference.words();
    if (known.frequency == null && phrase.frequency() != null) {
      known.frequency = phrase.frequency();
    }
    if (words.size() > known.words.size() && words.containsAll(known.words)) {
      known.words = words;
      known.label = label(phrase, new Parties(known.parties, false));
    }
    if (phrase.acronym() != null
        && known.acronym == null
        && !lexicon.heads().isGeneric(phrase.acronym())) {
      discourse.define(phrase.acronym(), known, phrase.head());
    }
    if (known.topics.isEmpty()) {
      known.topics.addAll(phrase.topics());
    }
    if (reference.named()
        && known.inferred.contains("parties")
        && Discourse.sameSides(known.parties, parties.list())) {
      known.inferred.remove("parties");
    }
    for (Chunk chunk : phrase.with()) {
      sides.addPeople(known, List.of(chunk));
    }
  }

  String label(Phrase phrase, Parties parties) {
    StringBuilder label = new StringBuilder();
    if (phrase.prefix().size() >= 2) {
      String written = scene.words(phrase.nameFrom(), phrase.headTo());
      label.append(written);
      if (phrase.core().contains(" level") && !written.contains(" level")) {
        label.append(phrase.core().substring(phrase.core().indexOf(" at ")));
      }
    } else {
      List<String> list = parties.list();
      if (list.size() == 2 && Parties.isEu(list.get(0)) && !Parties.isEu(list.get(1))) {
        label.append("EU–").append(list.get(1)).append(' ');
      } else if (list.size() == 1 && !Parties.isEu(list.get(0))) {
        label.append(list.get(0)).append(' ');
      }
      label.append(phrase.core());
    }
    if (phrase.subject() != null) {
      label.append(" on ").append(phrase.subject());
    }
    if (phrase.acronym() != null && !phrase.core().equals(phrase.acronym())) {
      label.append(" (").append(phrase.acronym()).append(')');
    }
    return label.toString().strip();
  }

  /** "agreements with A, B and C" are one with each of them. */
  static List<Chunk> each(List<Chunk> themes) {
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
}
