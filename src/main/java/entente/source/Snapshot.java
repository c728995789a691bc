package entente.source;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of the web as it was at one time: its bytes, the server's headers, when and where. */
public final class Snapshot {
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w:.-]+)\"?");

  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "text/html", "html",
          "application/xhtml+xml", "html",
          "application/pdf", "pdf",
          "text/markdown", "md",
          "text/plain", "txt",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");

  private final URI uri;
  private final byte[] bytes;
  private final Map<String, String> headers;
  private final Instant time;

  Snapshot(URI uri, byte[] bytes, Map<String, List<String>> headers, Instant time) {
    this.uri = uri;
    this.bytes = bytes;
    this.headers = new TreeMap<>();
    headers.forEach((name, values) -> this.headers.put(name, String.join(", ", values)));
    this.time = time;
  }

  /** Where it was found, after all redirects. */
  public URI uri() {
    return uri;
  }

  /** What the server sent, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** The server's headers, names in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** When it was fetched. */
  public Instant time() {
    return time;
  }

  /** The extension that a file of it should have; empty if the media type is of no format. */
  String extension() {
    String type = headers.getOrDefault("content-type", "");
    return EXTENSIONS.getOrDefault(
        type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT), "");
  }

  /** The encoding that the server declares, or null. */
  @Nullable Charset charset() {
    Matcher matcher = CHARSET.matcher(headers.getOrDefault("content-type", ""));
    return matcher.find() ? TextDecoder.charset(matcher.group(1)).orElse(null) : null;
  }

  /** The name for the document: the last part of the path that says something, else the host. */
  String name() {
    String[] parts = uri.getPath() == null ? new String[0] : uri.getPath().split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      String part = parts[i].replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
      if (!part.isBlank() && !part.matches("(?i)index|default|home|en|_en")) {
        return part;
      }
    }
    return uri.getHost();
  }
}
