package entente.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A release: the whole graph as it came out of one build, in a folder of its own that is never
 * written again. The folder holds {@code tdb2/} (the database), {@code release.nq.gz} (the same as
 * sorted N-Quads) and {@code release.json} (this record).
 *
 * @param id number and content, e.g. {@code 0007-3f9a1c2b4d5e}; ids sort in the order of builds
 * @param number counts the releases of the store, from 1
 * @param content the first 12 hexadecimal digits of the SHA-256 of the sorted N-Quads without the
 *     release's description of itself: equal input gives equal content
 * @param folder where it lies
 * @param built when it was published; not part of the graph
 * @param ontology the ontology's version
 * @param inputs what it was made of
 * @param sources the documents: identifier → SHA-256 of the file
 * @param counts what is in it, by name
 */
public record Release(
    String id,
    int number,
    String content,
    Path folder,
    Instant built,
    String ontology,
    Inputs inputs,
    Map<String, String> sources,
    Map<String, Long> counts) {
  /** The name of the database's folder. */
  static final String DATABASE = "tdb2";

  public Release {
    if (number < 1 || !content.matches("[0-9a-f]{12}") || !id.equals(id(number, content))) {
      throw new IllegalArgumentException(
          "not a release: id '%s', number %d, content '%s'".formatted(id, number, content));
    }
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  static String id(int number, String content) {
    return "%04d-%s".formatted(number, content);
  }

  /** The database's folder. */
  Path database() {
    return folder.resolve(DATABASE);
  }

  /** The whole release as sorted N-Quads, packed. */
  public Path quads() {
    return folder.resolve("release.nq.gz");
  }

  static Path manifest(Path folder) {
    return folder.resolve("release.json");
  }
}
