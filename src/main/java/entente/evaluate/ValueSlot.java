package entente.evaluate;

import java.util.Locale;

/** The slots of a fact that hold one value; named as in JSON Lines. */
public enum ValueSlot {
  DATE,
  PLACE,
  ORDINAL,
  STATUS,
  /** The series, instrument or office that the fact hangs on. */
  OF;

  /** The slot's key. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
