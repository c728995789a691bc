package entente.evaluate;

import java.util.Locale;

/** The slots of a fact that hold several names; named as in JSON Lines. */
public enum ListSlot {
  PARTIES,
  BODIES,
  PERSONS,
  TOPICS;

  /** The slot's key. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
