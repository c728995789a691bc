package entente.serve;

import java.io.IOException;

/** Answers requests for one address or kind of address, on one release. */
interface Handler {
  /**
   * The answer; runs, with the writing of its body, in one read transaction.
   *
   * @throws HttpProblem for what is answered with an error status
   */
  Reply handle(Request request, ServedRelease release) throws IOException;
}
