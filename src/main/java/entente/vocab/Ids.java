package entente.vocab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Builders of the IRIs of things. An IRI is made of words and hashes, never of counters. */
public final class Ids {
  /** The default base of all IRIs of the project. */
  public static final String BASE = "https://w3id.org/entente/";

  private Ids() {}

  /** The IRI of a thing, e.g. {@code thing("actor", "japan")}. */
  public static String thing(String kind, String slug) {
    return BASE + "id/" + kind + "/" + slug;
  }

  /** The IRI of a concept (status, frequency, statement type …). */
  public static String concept(String slug) {
    return thing("concept", slug);
  }

  /**
   * A readable slug: lower-case ASCII letters and digits joined by single hyphens. A text without
   * any such character gives the first 12 hexadecimal digits of its SHA-256.
   */
  public static String slug(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String slug =
        plain
            .toLowerCase(Locale.ROOT)
            .replace("&", " and ")
            .replaceAll("['’]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? sha256(text).substring(0, 12) : slug;
  }

  /** The SHA-256 of the text's UTF-8 bytes in lower-case hexadecimal digits. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of the bytes in lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
