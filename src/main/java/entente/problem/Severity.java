package entente.problem;

/** How much a problem matters. */
public enum Severity {
  /** Nothing is lost; worth knowing. */
  INFO,
  /** Something was left out or looks wrong; the work went on. */
  WARNING,
  /** The input could not be used. */
  ERROR
}
