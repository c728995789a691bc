package entente.graph;

import entente.extract.Extraction;
import entente.extract.Fact;
import entente.graph.Shapes.Shape;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact in its document.
 *
 * @param position index of the fact in its document
 * @param bounds its date, or null
 */
record Mention(
    Extraction extraction, int position, Fact fact, Shape shape, @Nullable DateBounds bounds) {
  static Mention of(Extraction extraction, int position, Shapes shapes) {
    Fact fact = extraction.facts().get(position);
    return new Mention(extraction, position, fact, shapes.of(fact.type()), bounds(fact));
  }

  private static @Nullable DateBounds bounds(Fact fact) {
    boolean valid = isDate(fact.date());
    String text = fact.dateText() == null && !valid ? fact.date() : fact.dateText();
    return DateBounds.of(valid ? fact.date() : null, text).orElse(null);
  }

  private static boolean isDate(@Nullable String date) {
    try {
      return DateBounds.of(date, null).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The date, if it is one in EDTF. */
  @Nullable String date() {
    return isDate(fact.date()) ? fact.date() : null;
  }

  /** The wording of the date; a date that is none in EDTF is kept as wording. */
  @Nullable String dateText() {
    return fact.dateText() == null && !isDate(fact.date()) ? fact.date() : fact.dateText();
  }

  /** The document's identifier. */
  String document() {
    return extraction.document().id();
  }

  /** When the document was published; the earliest day there is where that is not known. */
  LocalDate published() {
    return Optional.ofNullable(extraction.document().metadata().published()).orElse(LocalDate.MIN);
  }

  /** The text in which it stands: the document and its checksum. */
  String edition() {
    return document() + " " + extraction.document().checksum();
  }

  /** Mentions are told apart by where they stand. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Mention mention
        && position == mention.position
        && edition().equals(mention.edition());
  }

  @Override
  public int hashCode() {
    return 31 * edition().hashCode() + position;
  }

  /** Whether the slot was filled from context. */
  boolean inferred(String slot) {
    return fact.inferred().contains(slot);
  }
}
