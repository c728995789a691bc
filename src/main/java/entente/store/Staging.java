package entente.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * The database of a release to come, in a folder of its own. One thread of its own loads it, so
 * that the loading goes on while the rest of the release is still being made.
 */
final class Staging implements AutoCloseable {
  private final Path folder;
  private final ExecutorService loader =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "loader");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Node> loaded = new HashSet<>();
  private final List<Graph> loadedAsKnown = new ArrayList<>();

  private final CompletableFuture<DatabaseLoad> created;

  /** The end of all that the loader has been asked so far. */
  private CompletableFuture<DatabaseLoad> database;

  private volatile boolean stopped;

  /** Begins an empty database below the folder. */
  Staging(Path folder) {
    this.folder = folder;
    created = CompletableFuture.supplyAsync(this::create, loader);
    database = created;
  }

  private DatabaseLoad create() {
    return new DatabaseLoad(folder.resolve(Release.DATABASE));
  }

  Path folder() {
    return folder;
  }

  /** Loads a graph, and into the default graph, too, if it is known. */
  void load(Node name, Graph graph, boolean known) {
    if (!loaded.add(name)) {
      throw new IllegalStateException("loaded twice: " + name);
    }
    if (known) {
      loadedAsKnown.add(graph);
    }
    then(
        target ->
            graph
                .find()
                .forEach(
                    triple -> {
                      add(target, Quad.create(name, triple));
                      if (known) {
                        add(target, Quad.create(Quad.defaultGraphIRI, triple));
                      }
                    }));
  }

  /** Loads what the dataset holds beyond the graphs that were loaded before. */
  void loadRest(DatasetGraph dataset) {
    then(
        target ->
            dataset.stream().filter(quad -> !isLoaded(quad)).forEach(quad -> add(target, quad)));
  }

  private void add(DatabaseLoad target, Quad quad) {
    if (stopped) {
      throw new CancellationException("given up");
    }
    target.add(quad);
  }

  private boolean isLoaded(Quad quad) {
    if (!quad.isDefaultGraph()) {
      return loaded.contains(quad.getGraph());
    }
    Triple triple = quad.asTriple();
    return loadedAsKnown.stream().anyMatch(graph -> graph.contains(triple));
  }

  /** Loads lines of N-Quads. */
  void load(List<String> lines) {
    DatasetGraph dataset =
        RDFParser.fromString(String.join("\n", lines), Lang.NQUADS).toDatasetGraph();
    then(target -> dataset.stream().forEach(quad -> add(target, quad)));
  }

  /** Writes the indexes, after the last quad was given. */
  void pack() {
    then(DatabaseLoad::pack);
  }

  private interface Step {
    void run(DatabaseLoad target);
  }

  private void then(Step step) {
    database =
        database.thenApplyAsync(
            target -> {
              step.run(target);
              return target;
            },
            loader);
  }

  /**
   * Waits until the indexes are written, and closes the database.
   *
   * @param quads how many there must be in it: a release that lost a quad on its way must never
   *     become current
   */
  void finish(long quads) {
    then(target -> target.finish(quads));
    try {
      database.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Stops what is still being loaded and lets go of the database's files. */
  @Override
  public void close() {
    stopped = true;
    created
        .thenAcceptAsync(DatabaseLoad::close, loader)
        .exceptionally(failure -> null) // told by finish(), or nobody needs the database any more
        .join();
    loader.shutdown();
  }
}
