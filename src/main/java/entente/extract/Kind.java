package entente.extract;

import java.util.Locale;

/** The kinds of facts; each has a closed list of types ({@link FactType}). */
public enum Kind {
  EVENT,
  AGREEMENT,
  FORUM,
  ROLE,
  PROGRAMME,
  RELATION,
  OBJECTIVE;

  /** The name in JSON Lines: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
