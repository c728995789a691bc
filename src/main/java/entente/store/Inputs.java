package entente.store;

import entente.source.Home;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A fingerprint of all that a release is made of: the documents and corrections, the ontology with
 * its reference data, its rules and shapes, and the program itself. Two builds of equal inputs give
 * equal releases.
 *
 * @param parts name of the part → SHA-256 of its files and their names
 */
public record Inputs(Map<String, String> parts) {
  public Inputs {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /** Reads the inputs as they are now. */
  public static Inputs of(Home home, Path data) {
    Path ontology = home.ontology();
    return new Inputs(
        Map.of(
            "data", folder(data, file -> !file.endsWith("identifiers.tsv")),
            "ontology",
                folder(
                    ontology,
                    file ->
                        !file.startsWith(ontology.resolve("rules"))
                            && !file.startsWith(ontology.resolve("shapes"))),
            "rules", folder(ontology.resolve("rules"), file -> true),
            "shapes", folder(ontology.resolve("shapes"), file -> true),
            "program", program()));
  }

  /** The parts that differ, in alphabetical order. */
  public List<String> differences(Inputs other) {
    return Stream.concat(parts.keySet().stream(), other.parts.keySet().stream())
        .distinct()
        .sorted()
        .filter(part -> !Objects.equals(parts.get(part), other.parts.get(part)))
        .toList();
  }

  private static String folder(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return Ids.sha256("");
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      StringBuilder list = new StringBuilder();
      for (Path file :
          walk.filter(Files::isRegularFile)
              .filter(file -> !name(file).startsWith(".") && !name(file).endsWith("~"))
              .filter(wanted)
              .sorted(Comparator.comparing(file -> relative(folder, file)))
              .toList()) {
        list.append(relative(folder, file)).append('\t').append(sha256(file)).append('\n');
      }
      return Ids.sha256(list.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program's own classes: the jar, or the folder of classes in development. */
  private static String program() {
    CodeSource source = Inputs.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Ids.sha256("");
    }
    try {
      Path place = Path.of(source.getLocation().toURI());
      return Files.isDirectory(place) ? folder(place, file -> true) : sha256(place);
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("the program's classes cannot be read: " + source, e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
