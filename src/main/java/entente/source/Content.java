package entente.source;

import entente.problem.Problem;
import java.util.List;

/**
 * What a format's reader makes of the bytes of a document.
 *
 * @param text its visible text
 * @param offsetsInFile whether the text is the file itself
 * @param blocks what the format marks; empty if it marks nothing
 * @param metadata what the document says of itself
 * @param notices what is worth knowing, none of it an error
 */
record Content(
    String text,
    boolean offsetsInFile,
    List<Block> blocks,
    Metadata metadata,
    List<Problem> notices) {
  Content {
    blocks = List.copyOf(blocks);
    notices = List.copyOf(notices);
  }
}
