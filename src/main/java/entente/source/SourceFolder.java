package entente.source;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code sources/} of a data folder, to which documents are added: each with its bytes
 * as they came and its sidecar. Only what can be read is added, and nothing is ever overwritten.
 */
public final class SourceFolder {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path folder;
  private final SourceReader reader;

  /** The folder {@code sources/} in the data folder; it is made when the first document comes. */
  public SourceFolder(Path data, SourceReader reader) {
    this.folder = data.resolve("sources");
    this.reader = reader;
  }

  /**
   * What was done.
   *
   * @param file where the document now is
   * @param added whether it is new; if not, the same bytes were there already
   */
  public record Added(Path file, boolean added) {}

  /**
   * Adds a file, with the sidecar beside it if there is one.
   *
   * @param id the name that it gets, or null for its own
   * @param meta its metadata instead of the sidecar, or null
   * @throws ProblemException if it cannot be read, or another document has the name
   */
  public Added add(Path file, @Nullable String id, @Nullable Path meta) {
    SourceDocument document = reader.read(file, meta);
    Path sidecar = meta == null ? sidecarOf(file) : meta;
    JsonObject metadata = new JsonObject();
    try {
      if (Files.exists(sidecar)) {
        metadata = JsonParser.parseString(Files.readString(sidecar)).getAsJsonObject();
      }
      String name = file.getFileName() == null ? "" : file.getFileName().toString();
      String ending = name.replaceFirst("(?i)^.*?((\\.[a-z0-9]+)?(\\.gz)?)$", "$1");
      return store(
          file.toString(),
          name(id == null ? document.id() : id),
          ending.toLowerCase(Locale.ROOT),
          Files.readAllBytes(file),
          metadata);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Adds a page of the web: its bytes, where and when it was fetched, and the server's headers.
   *
   * @throws ProblemException if it cannot be read, or another document has the name
   */
  public Added add(Snapshot page, @Nullable String id, @Nullable Path meta) {
    SourceDocument document = reader.read(page, meta);
    try {
      JsonObject metadata =
          meta == null
              ? new JsonObject()
              : JsonParser.parseString(Files.readString(meta)).getAsJsonObject();
      JsonObject headers = new JsonObject();
      page.headers().forEach(headers::addProperty);
      if (!metadata.has("url")) {
        metadata.addProperty("url", page.uri().toString());
      }
      metadata.addProperty("retrieved", page.time().toString());
      // The file no longer has the header that says so.
      if (page.charset() != null
          && !metadata.has("encoding")
          && TextDecoder.ENCODINGS.containsValue(page.charset())) {
        metadata.addProperty("encoding", page.charset().name().toLowerCase(Locale.ROOT));
      }
      metadata.add("headers", headers);
      return store(
          page.uri().toString(),
          name(id == null ? document.id() : id),
          page.extension().isEmpty() ? "" : "." + page.extension(),
          page.bytes(),
          metadata);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static Path sidecarOf(Path file) {
    Path name = file.getFileName();
    String stem =
        (name == null ? "" : name.toString()).replaceFirst("(?i)(\\.[a-z0-9]+)?(\\.gz)?$", "");
    return file.resolveSibling(stem + ".meta.json");
  }

  private static String name(String id) {
    if (!id.matches(SourceDocument.ID)) {
      throw new ProblemException(
          Problem.error(
              Place.of("--id"),
              Code.METADATA_INVALID,
              "'"
                  + id
                  + "' is no identifier; expected lower-case letters, digits, hyphens and"
                  + " full stops",
              "choose another"));
    }
    return id;
  }

  private Added store(String origin, String id, String ending, byte[] bytes, JsonObject metadata)
      throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(id + ending);
    for (Path other : documents(id)) {
      if (other.equals(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
        return new Added(target, false);
      }
      throw exists(origin, id, other, null);
    }
    metadata.remove("id");
    byte[] sidecar = (GSON.toJson(metadata) + "\n").getBytes(StandardCharsets.UTF_8);
    Path beside = folder.resolve(id + ".meta.json");
    if (Files.exists(beside) && !Arrays.equals(Files.readAllBytes(beside), sidecar)) {
      throw exists(origin, id, beside, null);
    }
    Path part = Files.createTempFile(folder, "." + id, ".part");
    try {
      Files.write(part, bytes);
      if (!metadata.isEmpty()) {
        Files.write(beside, sidecar);
      }
      // Fails if somebody else has made the file meanwhile.
      Files.copy(part, target);
    } catch (FileAlreadyExistsException e) {
      throw exists(origin, id, target, e);
    } finally {
      Files.deleteIfExists(part);
    }
    return new Added(target, true);
  }

  private static ProblemException exists(
      String origin, String id, Path other, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.error(
            Place.of(origin),
            Code.DOCUMENT_EXISTS,
            "there is already another document of the name '" + id + "': " + other,
            "give this one another name with --id, or remove the old one"),
        cause);
  }

  /** The files of the folder that have this name, whatever their ending, but for sidecars. */
  private List<Path> documents(String id) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file -> {
                String name = String.valueOf(file.getFileName());
                return name.matches(Pattern.quote(id) + "(\\.[a-z0-9]+)?(\\.gz)?");
              })
          .sorted()
          .toList();
    }
  }

  private ProblemException unwritable(IOException cause) {
    return new ProblemException(
        Problem.error(
            Place.of(folder),
            Code.FOLDER_UNWRITABLE,
            "the document cannot be stored: " + cause.getMessage(),
            "check the folder, its permissions and the space on the disk"),
        cause);
  }
}
