package entente.serve;

import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A release that the server answers from.
 *
 * @param id the release's identifier; part of every entity tag
 * @param dataset its graphs; only read
 * @param whenUnused what to do once another release has taken its place and the last request that
 *     reads this one has ended, e.g. closing the database
 */
public record ServedRelease(String id, DatasetGraph dataset, Runnable whenUnused) {
  public ServedRelease {
    if (!id.matches("[\\w.:-]+")) {
      throw new IllegalArgumentException("not the identifier of a release: '" + id + "'");
    }
  }
}
