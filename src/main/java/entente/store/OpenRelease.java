package entente.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A release that is open for reading. As long as it is, no build deletes it. Close it when no
 * transaction on it is under way.
 */
public final class OpenRelease implements AutoCloseable {
  private final Release release;
  private final DatasetGraph dataset;
  private final AtomicBoolean open = new AtomicBoolean(true);

  OpenRelease(Release release, DatasetGraph dataset) {
    this.release = release;
    this.dataset = dataset;
  }

  /** What it is. */
  public Release release() {
    return release;
  }

  /** The dataset; read it in read transactions. */
  public DatasetGraph dataset() {
    return dataset;
  }

  @Override
  public void close() {
    if (open.getAndSet(false)) {
      Connections.close(release.database());
    }
  }
}
