package entente.problem;

/**
 * The stable codes of problems; each has an entry in docs/problems.md. Ranges: 1xx source, 2xx
 * extract and evaluate, 3xx graph and reference data, 4xx query, 5xx reason and validate, 6xx
 * store, 7xx serve, 8xx command line, 9xx ourselves.
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
  FORMAT_UNKNOWN(110),
  TEXT_DAMAGED(112),
  NO_SOURCES(113),
  FORMAT_DAMAGED(114),
  DOCUMENT_ENCRYPTED(115),
  NO_TEXT(116),
  DOCUMENT_TOO_COMPLEX(117),
  NOT_ENGLISH(118),
  DOCUMENT_EXISTS(119),
  FOLDER_UNWRITABLE(120),
  URL_INVALID(121),
  URL_REFUSED(122),
  ROBOTS_REFUSED(123),
  URL_FAILED(124),

  // 2xx extract: lexicon and rules
  RULE_SYNTAX(201),
  LEXICON_SYNTAX(202),
  SENTENCE_TOO_LONG(203),

  // evaluate: gold facts and predictions
  FACTS_INVALID(221),
  GOLD_MISSING(222),

  // 3xx graph and reference data
  RDF_SYNTAX(301),
  RDF_FILE_MISSING(302),
  CURATED_INVALID(303),

  // 4xx query
  QUERY_UNKNOWN(401),
  QUERY_SYNTAX(402),
  QUERY_HEADER(403),
  QUERY_PARAMETER_UNUSED(404),
  QUERY_PARAMETER_UNDECLARED(405),
  QUERY_TERM_UNDEFINED(406),
  QUERY_PARAMETER_UNKNOWN(407),
  QUERY_VALUE_INVALID(408),
  QUERY_VALUE_UNKNOWN(409),
  QUERY_VALUE_AMBIGUOUS(410),
  QUERY_TIME_LIMIT(411),
  QUERY_ROW_LIMIT(412),
  QUERY_FORMAT(413),
  QUERY_FAILED(414),
  QUERY_ENDPOINT(415),
  QUERY_FILE_UNREADABLE(416),

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
  STORE_MISSING(601),
  STORE_LOCKED(602),
  STORE_UNWRITABLE(603),
  STORE_FULL(604),
  RELEASE_DAMAGED(605),
  RELEASE_IN_USE(606),
  RELEASE_OUTDATED(607),
  RELEASE_REFUSED(608),
  RELEASE_UNKNOWN(609),

  // 7xx serve
  PORT_USED(701),
  PORT_FORBIDDEN(702),
  HOST_UNKNOWN(703),
  SERVER_FAILED(704),

  // 8xx command line
  USAGE(801),
  SETTING_INVALID(802),
  OUTPUT_UNWRITABLE(803),
  FORMAT_UNSUITABLE(804),
  INPUT_UNREADABLE(805),
  OUT_OF_MEMORY(806),

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
