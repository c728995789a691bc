package entente.source;

/** Turns the bytes of a document of one format into text and blocks. */
interface FormatReader {
  /**
   * Reads a document.
   *
   * @throws entente.problem.ProblemException with all that is wrong if it cannot be used
   */
  Content read(Raw raw);
}
