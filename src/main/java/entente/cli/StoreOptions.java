package entente.cli;

import entente.source.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store a command works with. */
final class StoreOptions {
  @Option(
      names = "--db",
      paramLabel = "DIR",
      description = "Folder of the releases (default: .entente/ in the project's folder).")
  private @Nullable Path db;

  /** The store's folder. */
  Path folder(Home home) {
    return db == null ? home.store() : db;
  }

  /** Whether somebody named the folder. */
  boolean named() {
    return db != null;
  }
}
