package entente.source;

import java.nio.file.Path;

/**
 * The folder that holds the project's own files: ontology, queries and data.
 *
 * @param root the folder itself, absolute
 */
public record Home(Path root) {
  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /** The ontology: modules, alignments, reference data, shapes and rules. */
  public Path ontology() {
    return root.resolve("ontology");
  }

  /** The query files. */
  public Path queries() {
    return root.resolve("queries");
  }

  /** The data folder that is used unless another is named. */
  public Path data() {
    return root.resolve("data");
  }

  /** The store that is used unless another is named. */
  public Path store() {
    return root.resolve(".entente");
  }
}
