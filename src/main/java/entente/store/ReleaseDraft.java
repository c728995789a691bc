package entente.store;

import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * All that a release is to contain.
 *
 * @param dataset the graphs
 * @param content the same as N-Quads lines in UTF-8, each with its line end, different and in the
 *     order of their bytes; gone through twice
 * @param description makes the lines in which the release describes itself, given its content's
 *     digits: no time, no host, no path
 * @param ontology the ontology's version
 * @param inputs what it was made of
 * @param sources the documents: identifier → SHA-256 of the file
 * @param counts what is in it, by name
 */
public record ReleaseDraft(
    DatasetGraph dataset,
    Iterable<byte[]> content,
    Description description,
    String ontology,
    Inputs inputs,
    Map<String, String> sources,
    Map<String, Long> counts) {
  /** Makes the N-Quads lines, without line ends, in which a release describes itself. */
  @FunctionalInterface
  public interface Description {
    List<String> lines(String content);
  }
}
