package entente.extract;

import java.util.List;
import java.util.Set;

/**
 * A rule: a pattern over the chunks of a sentence around one anchor, and what to make of a match.
 *
 * @param id unique, e.g. {@code signing.active}
 * @param line where it stands in its file, from 1
 * @param make the name of the maker, with an option behind a blank
 * @param left the elements before the anchor, in reading order
 * @param right the elements after the anchor, in reading order
 */
record Rule(
    String id,
    String file,
    int line,
    String make,
    String option,
    double precision,
    List<Element> left,
    Element anchor,
    List<Element> right,
    List<Example> examples) {

  /** The rule as an entry of its file. */
  Entry entry() {
    return new Entry(file, "", id);
  }

  /** A sentence and the types of the facts that it must give. */
  record Example(int line, String text, String expect) {}

  /** One element of a pattern. */
  sealed interface Element {
    /**
     * A mention of a class, bound to a slot.
     *
     * @param slot name of the slot, or empty
     * @param many whether a list of them is taken
     */
    record Mention(String slot, Set<MentionClass> classes, boolean many, boolean optional)
        implements Element {}

    /** A verb group of one of these classes. */
    record Verb(Set<String> classes, Set<String> forms) implements Element {}

    /** One of these words. */
    record Words(Set<String> words, boolean optional) implements Element {}

    /**
     * Any chunks.
     *
     * @param wide whether other verbs may stand in it
     */
    record Gap(boolean wide) implements Element {}
  }

  /** Classes of mentions that patterns can name. */
  enum MentionClass {
    ACTOR,
    PARTY,
    BODY,
    PERSON,
    FORUM,
    INSTRUMENT,
    PROGRAMME,
    MEETING,
    OCCASION,
    POST,
    TOPIC,
    DATE,
    PLACE,
    OFFICE,
    PAIR,
    /** A body that is named together with the body it is part of. */
    PART,
    ORDINAL
  }
}
