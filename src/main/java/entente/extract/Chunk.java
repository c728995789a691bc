package entente.extract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A piece of a sentence: a word, or words that name or do one thing. Indexes count tokens. */
sealed interface Chunk {
  /** Index of its first token. */
  int from();

  /** Index after its last token. */
  int to();

  /** A word or mark without a meaning of its own here. */
  record Plain(int from, int to, String lower) implements Chunk {}

  /**
   * A name: polity, group, body, place or topic.
   *
   * @param whole the body that it is named as a part of: {@code … of the European Commission}
   */
  record Named(int from, int to, Name name, boolean possessive, @Nullable Name whole)
      implements Chunk {
    Named(int from, int to, Name name, boolean possessive) {
      this(from, to, name, possessive, null);
    }
  }

  /** Both sides, the two partners, they. */
  record Pair(int from, int to) implements Chunk {}

  /** A relative pronoun: which, who, that. */
  record Relative(int from, int to, String lower) implements Chunk {}

  /** A date or a stretch of time; see {@link Dates}. */
  record When(int from, int to, Dates.Value value) implements Chunk {}

  /** An ordinal number that stands alone. */
  record Ordinal(int from, int to, int value) implements Chunk {}

  /**
   * A person, with the office that the text gives beside the name.
   *
   * @param name without titles
   */
  record Person(int from, int to, String name, @Nullable Office office) implements Chunk {}

  /**
   * An office without a person beside it.
   *
   * @param title as far as stated, e.g. {@code Commissioner for the Internal Market}
   * @param polity the polity it is an office of, or null if the text does not say
   * @param body its institution if named or implied
   */
  record Office(int from, int to, String title, @Nullable String polity, @Nullable String body)
      implements Chunk {}

  /**
   * A phrase with a head noun: series, instrument, programme, meeting, post.
   *
   * @param core the phrase's own words without article, ordinal, frequency: {@code ICT Dialogue}
   * @param nameFrom index of the first token of the name
   * @param article {@code the}, {@code a}, {@code this}, {@code their}, {@code another} … or empty
   * @param prefix the polities named in front: {@code EU-Japan}
   * @param with the actors named behind: {@code with …}, {@code between …}
   * @param subject the words after {@code on}, {@code for}: their own topic phrase
   * @param next whether it is the coming one
   * @param inner the series of a meeting, e.g. of {@code session of the EU-Japan ICT Dialogue}
   * @param when a date inside the phrase: {@code the July 2020 summit}
   */
  record Phrase(
      int from,
      int to,
      Heads.Head head,
      int headFrom,
      int headTo,
      int nameFrom,
      String core,
      String article,
      List<Name> prefix,
      List<Chunk> with,
      @Nullable String subject,
      List<String> topics,
      @Nullable String acronym,
      @Nullable Integer ordinal,
      boolean next,
      @Nullable String frequency,
      Dates.@Nullable Value when,
      @Nullable Phrase inner)
      implements Chunk {
    boolean is(Heads.Category kind) {
      return head.kind() == kind;
    }

    /** The phrase as the name of the series that its meeting is one of. */
    Phrase asSeries(String type) {
      return new Phrase(
          from,
          to,
          new Heads.Head(head.words(), false, Heads.Category.FORUM, type, head.exact()),
          headFrom,
          headTo,
          nameFrom,
          core,
          "the",
          prefix,
          with,
          subject,
          topics,
          acronym,
          null,
          false,
          frequency,
          null,
          null);
    }
  }

  /** How a verb group presents what it says. */
  enum Mode {
    PAST,
    PRESENT,
    PLANNED,
    PROPOSED,
    AGREED,
    AIMED,
    HEDGED,
    NEGATED,
    /** An infinitive or gerund without a governing verb. */
    BARE
  }

  /**
   * A verb with its auxiliaries, or a chain of verbs such as {@code agreed to launch}.
   *
   * @param verb the last verb of the chain
   * @param control lemma of the verb that governs it, or empty
   * @param participle whether it is a bare past form that may be a participle
   */
  record VerbGroup(
      int from,
      int to,
      Verbs.Verb verb,
      Mode mode,
      boolean passive,
      boolean participle,
      boolean gerund,
      String control)
      implements Chunk {
    VerbGroup as(Mode other) {
      return new VerbGroup(from, to, verb, other, passive, participle, gerund, control);
    }

    boolean isA(String verbClass) {
      return verb.classes().contains(verbClass);
    }

    boolean isA(Set<String> verbClasses) {
      return verb.classes().stream().anyMatch(verbClasses::contains);
    }
  }
}
