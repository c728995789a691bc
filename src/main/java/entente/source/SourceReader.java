package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import entente.vocab.Ids;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads documents of all {@link Format}s, each also packed with gzip, with a sidecar {@code
 * X.meta.json} beside {@code X.txt}. What a file is, its content says first, then its extension.
 * Every way in which a file can be unusable is a {@link Problem}; one bad file never stops the
 * others of a folder.
 */
public final class SourceReader {
  /** The size above which a file is refused unless the user sets another: 50 MB. */
  public static final long DEFAULT_LIMIT = 50L * 1024 * 1024;

  /** The identifier of a text that came without a name. */
  private static final String UNNAMED = "stdin";

  private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);
  private static final String SIDECAR = ".meta.json";
  private static final Set<String> OTHER =
      Set.of(
          "doc", "odt", "rtf", "xml", "json", "jsonl", "csv", "tsv", "xls", "xlsx", "ppt", "pptx",
          "zip", "tar", "tgz", "bz2", "xz", "7z", "png", "jpg", "jpeg", "gif", "ttl", "trig", "nq",
          "nt", "rdf", "owl");
  private static final Pattern NAME =
      Pattern.compile("(.*?)(?:\\.([A-Za-z0-9]+))?(\\.gz)?", Pattern.CASE_INSENSITIVE);

  private final long maxBytes;
  private final Consumer<Problem> notices;

  /**
   * A reader that logs what is no error.
   *
   * @param maxBytes size above which a file (unpacked, if it is a .gz) is refused
   */
  public SourceReader(long maxBytes) {
    this(maxBytes, problem -> LOG.info("{}", problem));
  }

  /**
   * A reader that hands warnings and infos of single files to the consumer.
   *
   * @param maxBytes size above which a file (unpacked, if it is a .gz) is refused
   */
  public SourceReader(long maxBytes, Consumer<Problem> notices) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("not a size limit: " + maxBytes);
    }
    this.maxBytes = maxBytes;
    this.notices = notices;
  }

  /**
   * What a folder yields.
   *
   * @param documents sorted by id
   * @param problems of all its files, in the order of the files' names
   */
  public record Reading(List<SourceDocument> documents, List<Problem> problems) {
    public Reading {
      documents = List.copyOf(documents);
      problems = List.copyOf(problems);
    }

    /** Whether a file was refused. */
    public boolean refused() {
      return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }
  }

  /**
   * Reads one file.
   *
   * @param meta its metadata, or null for the sidecar beside it, if there is one
   * @throws ProblemException with all problems of the file if it cannot be used
   */
  public SourceDocument read(Path file, @Nullable Path meta) {
    return readFile(file, meta, notices);
  }

  /**
   * Reads text that did not come from a file.
   *
   * @param origin how the user named it, e.g. {@code -}
   * @throws ProblemException if it cannot be used
   */
  public SourceDocument read(String origin, byte[] bytes, @Nullable Path meta) {
    return read(origin, new ByteArrayInputStream(bytes), meta);
  }

  /**
   * Reads text from a stream, at most as much of it as the size limit allows.
   *
   * @param origin how the user named it, e.g. {@code -}
   * @throws ProblemException if it cannot be used
   */
  public SourceDocument read(String origin, InputStream stream, @Nullable Path meta) {
    MetadataReader.Sidecar sidecar = meta == null ? MetadataReader.Sidecar.NONE : sidecar(meta);
    String id = sidecar.id();
    return document(
        origin, id == null ? UNNAMED : id, "", bytes(origin, stream), null, sidecar, notices);
  }

  /**
   * Reads a page that was fetched.
   *
   * @throws ProblemException if it cannot be used
   */
  public SourceDocument read(Snapshot page, @Nullable Path meta) {
    MetadataReader.Sidecar sidecar = meta == null ? MetadataReader.Sidecar.NONE : sidecar(meta);
    Metadata found = new Metadata(null, null, page.uri().toString(), null, null, null, null, null);
    return document(
        page.uri().toString(),
        id(page.name(), sidecar),
        page.extension(),
        page.bytes(),
        page.charset(),
        new MetadataReader.Sidecar(
            sidecar.metadata().or(found), sidecar.id(), sidecar.encoding(), sidecar.notices()),
        notices);
  }

  /**
   * Reads all documents of a folder. Sidecars and hidden files are no documents; other files that
   * are no text are reported and left out, as are subfolders.
   *
   * @throws ProblemException if there is no such folder
   */
  public Reading readFolder(Path folder) {
    return readFiles(files(folder));
  }

  /** Reads the given files as {@link #readFolder} does, whatever their extension. */
  public Reading readFiles(List<Path> files) {
    List<Problem> problems = new ArrayList<>();
    List<SourceDocument> documents = new ArrayList<>();
    readEach(files, documents::add, problems::add);
    documents.sort(Comparator.comparing(SourceDocument::id));
    return new Reading(documents, problems);
  }

  /**
   * Reads the given files one after another and keeps none of them.
   *
   * @param documents gets each document, in the order of the files
   * @param problems gets all problems; they stop no other file
   */
  public void readEach(
      List<Path> files, Consumer<SourceDocument> documents, Consumer<Problem> problems) {
    Map<String, String> byId = new HashMap<>();
    Map<String, String> byChecksum = new HashMap<>();
    for (Path file : files) {
      try {
        if (Files.isDirectory(file)) {
          problems.accept(
              new Problem(
                  Place.of(file),
                  Severity.INFO,
                  Code.FORMAT_UNKNOWN,
                  "the subfolder was not read",
                  "move its documents up"));
          continue;
        }
        SourceDocument document = readFile(file, null, problems);
        String sameId = byId.get(document.id());
        String sameText = byChecksum.get(document.checksum());
        if (sameId != null) {
          problems.accept(
              Problem.error(
                  Place.of(file),
                  Code.DUPLICATE_DOCUMENT,
                  "the identifier '%s' is already that of %s".formatted(document.id(), sameId),
                  "rename one of the files, or set \"id\" in its .meta.json"));
        } else if (sameText != null) {
          problems.accept(
              Problem.warning(
                  Place.of(file),
                  Code.DUPLICATE_DOCUMENT,
                  "the text is the same as that of " + sameText + " and was left out",
                  "remove one of the files"));
        } else {
          byId.put(document.id(), document.origin());
          byChecksum.put(document.checksum(), document.origin());
          documents.accept(document);
        }
      } catch (ProblemException e) {
        e.problems().forEach(problems);
      }
    }
  }

  /**
   * The files of a folder that are or might be documents, sorted by name.
   *
   * @throws ProblemException if there is no such folder
   */
  public static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ProblemException(
          Problem.error(
              Place.of(folder),
              Code.FILE_NOT_FOUND,
              Files.exists(folder) ? "this is no folder" : "there is no such folder",
              "name the folder that holds the documents"));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(
              file -> {
                String name = fileName(file);
                return !name.startsWith(".") && !name.endsWith("~") && !name.endsWith(SIDECAR);
              })
          .sorted(Comparator.comparing(SourceReader::fileName))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder.toString(), e);
    }
  }

  private SourceDocument readFile(Path file, @Nullable Path meta, Consumer<Problem> log) {
    String origin = file.toString();
    Matcher name = NAME.matcher(fileName(file));
    if (!name.matches()) {
      throw new IllegalStateException("the pattern matches every name: " + file);
    }
    String extension = name.group(2) == null ? "" : name.group(2).toLowerCase(Locale.ROOT);
    requireFile(file);
    if (OTHER.contains(extension)) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.FORMAT_UNKNOWN,
              "files of the kind '." + extension + "' cannot be read; expected " + Format.all(),
              "save its text as UTF-8 in a .txt file"));
    }
    String stem =
        extension.isEmpty() || Format.reads(extension)
            ? name.group(1)
            : name.group(1) + "." + name.group(2);
    MetadataReader.Sidecar sidecar = sidecarOf(file, stem, meta);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = bytes(origin, in);
    } catch (IOException e) {
      throw unreadable(origin, e);
    }
    return document(origin, id(stem, sidecar), extension, bytes, null, sidecar, log);
  }

  private static String id(String stem, MetadataReader.Sidecar sidecar) {
    String given = sidecar.id();
    if (given != null) {
      return given;
    }
    return stem.matches(SourceDocument.ID) ? stem : Ids.slug(stem);
  }

  private static void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw new ProblemException(
          Problem.error(
              Place.of(file),
              Code.FILE_NOT_FOUND,
              "there is no such file",
              "check the name and the folder"));
    }
    if (Files.isDirectory(file)) {
      throw new ProblemException(
          Problem.error(
              Place.of(file),
              Code.FILE_UNREADABLE,
              "this is a folder; expected a file",
              "name one of its files"));
    }
  }

  private MetadataReader.Sidecar sidecarOf(Path file, String stem, @Nullable Path meta) {
    if (meta != null) {
      return sidecar(meta);
    }
    Path beside = file.resolveSibling(stem + SIDECAR);
    return Files.exists(beside) ? sidecar(beside) : MetadataReader.Sidecar.NONE;
  }

  private MetadataReader.Sidecar sidecar(Path meta) {
    requireFile(meta);
    String origin = meta.toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(meta)) {
      bytes = bytes(origin, in);
    } catch (IOException e) {
      throw unreadable(origin, e);
    }
    if (bytes.length == 0) {
      return MetadataReader.read(origin, "");
    }
    return MetadataReader.read(origin, TextDecoder.decode(origin, bytes, null).text());
  }

  private SourceDocument document(
      String origin,
      String id,
      String extension,
      byte[] packed,
      @Nullable Charset charset,
      MetadataReader.Sidecar sidecar,
      Consumer<Problem> log) {
    byte[] bytes = isPacked(packed) ? unpacked(origin, packed) : packed;
    String encoding = sidecar.encoding();
    Raw raw =
        new Raw(
            origin,
            extension,
            bytes,
            encoding == null ? charset : TextDecoder.charset(encoding).orElse(null));
    Format format = Format.of(raw);
    sidecar.notices().forEach(log);
    if (Format.reads(extension) && !format.has(extension)) {
      log.accept(
          new Problem(
              Place.of(origin),
              Severity.INFO,
              Code.FORMAT_UNKNOWN,
              "the name ends with '."
                  + extension
                  + "', but the content is "
                  + format.description()
                  + " and was read as such",
              ""));
    }
    Content content = format.reader().read(raw);
    content.notices().forEach(log);
    if (content.text().isBlank()) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.FILE_EMPTY,
              "no text in it: the document has no visible content",
              "fetch it again, or leave it out"));
    }
    requireEnglish(origin, content.text());
    return new SourceDocument(
        id,
        origin,
        content.text(),
        content.offsetsInFile(),
        Ids.sha256(bytes),
        sidecar.metadata().or(content.metadata()),
        content.blocks());
  }

  private static void requireEnglish(String origin, String text) {
    Language language = Language.of(text);
    if (!language.isEnglish()) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.NOT_ENGLISH,
              "not English (" + language + "): skipped",
              "give the English version"));
    }
  }

  private byte[] bytes(String origin, InputStream stream) {
    try {
      byte[] bytes = stream.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > maxBytes) {
        throw tooLarge(origin, "");
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(origin, e);
    }
  }

  private ProblemException tooLarge(String origin, String state) {
    return new ProblemException(
        Problem.error(
            Place.of(origin),
            Code.FILE_TOO_LARGE,
            "the file is larger than " + size(maxBytes) + state + ", the limit",
            "split it, or raise the limit with --max-size"));
  }

  /** Whether the bytes are packed with gzip, whatever the file's name says. */
  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  private byte[] unpacked(String origin, byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > maxBytes) {
        throw tooLarge(origin, " when unpacked");
      }
      return bytes;
    } catch (EOFException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.FILE_UNREADABLE,
              "the packed file is cut off: its end is missing",
              "fetch it again, or pack it again with gzip"),
          e);
    } catch (ZipException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.FILE_UNREADABLE,
              "the packed file is damaged: " + e.getMessage(),
              "pack it again with gzip"),
          e);
    } catch (IOException e) {
      throw unreadable(origin, e);
    }
  }

  private static ProblemException unreadable(String origin, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new ProblemException(
          Problem.error(
              Place.of(origin),
              Code.FILE_NOT_FOUND,
              "there is no such file",
              "check the name and the folder"),
          cause);
    }
    return new ProblemException(
        Problem.error(
            Place.of(origin),
            Code.FILE_UNREADABLE,
            "the file cannot be read: " + reason(cause),
            "check its permissions and the disk"),
        cause);
  }

  private static String reason(IOException cause) {
    return cause instanceof java.nio.file.AccessDeniedException
        ? "access denied"
        : String.valueOf(cause.getMessage());
  }

  /** A size in the largest unit that divides it, e.g. {@code 50 MB}. */
  static String size(long bytes) {
    return bytes % (1024 * 1024) == 0
        ? bytes / (1024 * 1024) + " MB"
        : bytes % 1024 == 0 ? bytes / 1024 + " kB" : bytes + " bytes";
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    if (name == null) {
      throw new UncheckedIOException(new IOException("a file system's root has no name: " + file));
    }
    return name.toString();
  }
}
