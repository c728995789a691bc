package entente.problem;

/**
 * The stable codes of problems; each has an entry in docs/problems.md. Ranges: 1xx source, 2xx
 * extract, 3xx graph and reference data, 4xx query, 5xx reason and validate, 6xx store, 7xx serve,
 * 8xx command line, 9xx ourselves.
 */
public enum Code {
  // 1xx source: documents and their metadata
  FILE_NOT_FOUND(101),
  FILE_EMPTY(102),
  FILE_BINARY(103),
  FILE_UNDECODABLE(104),
  FILE_TOO_LARGE(105),
  FILE_UNREADABLE(106),
  METADATA_INVALID(107),
  CONTROL_CHARACTERS(108),
  DUPLICATE_DOCUMENT(109),

  // 2xx extract: lexicon and rules
  RULE_SYNTAX(201),
  LEXICON_SYNTAX(202),
  SENTENCE_TOO_LONG(203),

  // 3xx graph and reference data
  RDF_SYNTAX(301),
  RDF_FILE_MISSING(302),
  CURATED_INVALID(303),

  // 4xx query

  // 5xx reason and validate
  AXIOM_OUTSIDE_RL(501),
  LIST_BROKEN(502),
  RULE_FILE_SYNTAX(503),
  RULE_BUILTIN_UNKNOWN(504),
  RULE_ENDLESS(505),
  RULE_NOT_STRATIFIED(506),
  RULE_UNSAFE(507),
  EQUALITY_TOO_LARGE(508),
  SHAPE_INVALID(511),
  TERM_UNDECLARED(512),

  // 6xx store

  // 7xx serve

  // 8xx command line

  // 9xx ourselves
  INTERNAL(901);

  private final int number;

  Code(int number) {
    this.number = number;
  }

  /** The code as it is printed, e.g. {@code EN-101}. */
  public String id() {
    return "EN-" + number;
  }
}
