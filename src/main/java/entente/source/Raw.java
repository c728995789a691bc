package entente.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A document as it came, unpacked but not decoded. */
final class Raw {
  private static final int HEAD = 4096;

  private final String origin;
  private final String extension;
  private final byte[] bytes;
  private final @Nullable Charset charset;

  /**
   * A document.
   *
   * @param origin its name in problems
   * @param extension of its name, lower case; or the empty string
   * @param charset the encoding that its metadata declare, or null
   */
  Raw(String origin, String extension, byte[] bytes, @Nullable Charset charset) {
    this.origin = origin;
    this.extension = extension;
    this.bytes = bytes;
    this.charset = charset;
  }

  String origin() {
    return origin;
  }

  String extension() {
    return extension;
  }

  /** The document's bytes, not a copy. */
  byte[] bytes() {
    return bytes;
  }

  @Nullable Charset charset() {
    return charset;
  }

  /** Whether the file begins with these characters, each a byte. */
  boolean beginsWith(String magic) {
    return bytes.length >= magic.length()
        && new String(bytes, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
  }

  /** Whether one of the first bytes begins these characters, each a byte. */
  boolean headContains(String magic) {
    return head().contains(magic);
  }

  /** The first bytes as characters, each a byte, without NUL: markup is ASCII in all encodings. */
  String head() {
    return new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1)
        .replace("\0", "");
  }
}
