package entente.extract;

import entente.extract.Chunk.Phrase;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a phrase names a thing or points to it.
 *
 * @param own the phrase's own words, with what a list item says before its colon
 * @param leadIn whether the words before the colon are part of its name
 * @param words the words that tell it from other things, head noun included
 * @param headWords the words of the head noun
 * @param named whether it names a party
 * @param definite whether it points back: "the", "this", "its"
 * @param bare whether it has no words of its own beside the head noun
 */
record Reference(
    Phrase phrase,
    Kind kind,
    FactType type,
    String own,
    boolean leadIn,
    Set<String> words,
    Set<String> headWords,
    boolean named,
    boolean definite,
    boolean bare,
    @Nullable String acronym) {
  private static final Set<String> POINTING =
      Set.of("the", "this", "that", "its", "their", "these", "our", "said", "such", "");

  /** Whether the article of a phrase points to something known. */
  static boolean isPointing(Phrase phrase) {
    return POINTING.contains(phrase.article());
  }

  static Reference of(Phrase phrase, Kind kind, Scene scene, Discourse discourse) {
    boolean leadIn =
        !scene.leadIn.isEmpty()
            && kind == Kind.FORUM
            && phrase.ordinal() == null
            && !phrase.next()
            && phrase.prefix().isEmpty()
            && phrase.core().equals(scene.words(phrase.headFrom(), phrase.headTo()));
    String own = leadIn ? scene.leadIn + " " + phrase.core() : phrase.core();
    Set<String> words =
        Discourse.words(own + (phrase.subject() == null ? "" : " " + phrase.subject()));
    Set<String> headWords = Discourse.words(String.join(" ", phrase.head().words()));
    if (phrase.head().exact() != null) {
      // an acronym stands for its words
      headWords = Discourse.words(expand(phrase.head()));
      words = new LinkedHashSet<>(words);
      if (words.removeAll(Discourse.words(phrase.head().exact()))) {
        words.addAll(headWords);
      }
    }
    boolean properName = phrase.head().exact() != null && phrase.head().words().size() > 1;
    boolean bare =
        !leadIn
            && !properName
            && (words.equals(headWords)
                || (Discourse.words(phrase.core()).equals(headWords) && phrase.subject() == null));
    return new Reference(
        phrase,
        kind,
        FactType.valueOf(phrase.head().type()),
        own,
        leadIn,
        words,
        headWords,
        !phrase.prefix().isEmpty() || !phrase.with().isEmpty(),
        isPointing(phrase) || phrase.next() || phrase.ordinal() != null,
        bare,
        acronym(phrase, scene, discourse));
  }

  private static @Nullable String acronym(Phrase phrase, Scene scene, Discourse discourse) {
    String acronym = phrase.acronym();
    if (acronym == null && discourse.acronyms.containsKey(phrase.core())) {
      acronym = phrase.core();
    }
    return acronym != null && scene.lexicon.heads().isGeneric(acronym) ? null : acronym;
  }

  private static String expand(Heads.Head head) {
    return head.type().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }

  /** Whether it says nothing of its own: no party, no words beside the head noun. */
  boolean isBare() {
    return bare && !named;
  }
}
