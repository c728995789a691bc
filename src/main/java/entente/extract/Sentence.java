package entente.extract;

import java.util.List;

/**
 * A sentence, list item, heading or line of a document, and what became of it. The sentences of an
 * extraction cover every non-blank character of the text.
 *
 * @param index its position in the document, from 0
 * @param section text of the nearest heading above, or the empty string
 * @param use {@link Use#USED} or the reason why it gave no fact
 * @param skipped stretches of it that were left out on purpose (garbled beginnings)
 */
public record Sentence(int index, Span span, String section, Use use, List<Skip> skipped) {
  public Sentence {
    skipped = List.copyOf(skipped);
  }

  /** What became of a sentence. The ids are concepts of the reference data. */
  public enum Use {
    /** At least one fact cites it. */
    USED("used"),
    /** A heading: it sets the section. */
    HEADING("heading"),
    /** Page furniture: navigation, share lines, captions, contact lines, time stamps. */
    FURNITURE("furniture"),
    /** The page's tail: related content, teasers. */
    TAIL("tail"),
    /** A quotation: what a person says is not thereby a fact. */
    QUOTATION("quotation"),
    /** Damaged text that could not be read through. */
    GARBLED("garbled"),
    /** A hope, a question, an unreal condition. */
    HEDGED("hedged"),
    /** It names none of the actors, instruments, series or triggers that facts are made of. */
    OUT_OF_SCOPE("out-of-scope"),
    /** It names such things, but no rule matched. */
    NO_PATTERN("no-pattern"),
    /** It is longer than the limit for one sentence. */
    TOO_LONG("too-long");

    private final String id;

    Use(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /** A stretch that was left out, and why. */
  public record Skip(Span span, String reason) {}
}
