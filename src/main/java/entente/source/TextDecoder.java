package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.problem.Severity;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a text file into text. UTF-8 unless a byte order mark says UTF-16 or the
 * file's metadata declare another encoding; never a guess, never a replacement character.
 */
final class TextDecoder {
  /** The names under which an encoding may be declared, with what they mean. */
  static final Map<String, Charset> ENCODINGS =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "us-ascii", StandardCharsets.UTF_8,
          "utf-16", StandardCharsets.UTF_16,
          "utf-16le", StandardCharsets.UTF_16LE,
          "utf-16be", StandardCharsets.UTF_16BE,
          "windows-1252", Charset.forName("windows-1252"),
          // As on the web: what is labelled Latin-1 is windows-1252.
          "iso-8859-1", Charset.forName("windows-1252"));

  private static final int PLACES_SHOWN = 5;

  private TextDecoder() {}

  /** Text with what is worth knowing about it (none of it an error). */
  record Decoded(String text, List<Problem> notices) {}

  /**
   * Decodes a file's bytes.
   *
   * @param origin the file's name in problems
   * @param declared the encoding that something outside or inside the file names, or null
   * @throws ProblemException if the bytes are empty, binary or not in the encoding, or if the text
   *     contains control characters
   */
  static Decoded decode(String origin, byte[] bytes, @Nullable Charset declared) {
    if (bytes.length == 0) {
      throw empty(origin, "the file is empty");
    }
    rejectKnownFormats(origin, bytes);
    Charset charset = charset(bytes, declared);
    if (!isUtf16(charset)) {
      rejectNul(origin, bytes);
    }
    String text = withoutMark(strict(origin, bytes, charset, declared));
    List<Problem> notices = new ArrayList<>();
    text = lineBreaks(origin, text, notices);
    rejectControls(origin, text);
    if (text.isBlank()) {
      throw empty(origin, "the file holds nothing but white space");
    }
    int replaced = text.indexOf('\uFFFD');
    if (replaced >= 0) {
      notices.add(
          Problem.warning(
              at(origin, text, replaced),
              Code.TEXT_DAMAGED,
              "the text contains U+FFFD, the sign for characters that an earlier conversion lost",
              "convert the original again if it can still be had"));
    }
    return new Decoded(text, List.copyOf(notices));
  }

  private static ProblemException empty(String origin, String message) {
    return new ProblemException(
        Problem.error(
            Place.of(origin),
            Code.FILE_EMPTY,
            message + "; expected text",
            "remove it or put the document's text into it"));
  }

  private static void rejectKnownFormats(String origin, byte[] bytes) {
    Map<String, String> formats =
        Map.of(
            "PK\u0003\u0004", "a ZIP archive (odt, xlsx …)",
            "\u00D0\u00CF\u0011\u00E0", "an old Office document",
            "\u0089PNG", "a PNG image",
            "GIF8", "a GIF image",
            "\u00FF\u00D8\u00FF", "a JPEG image",
            "\u007FELF", "a program",
            "\u001F\u008B", "a gzip archive inside a gzip archive",
            "BZh9", "a bzip2 archive",
            "\u00FD7zXZ", "an xz archive");
    String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
    formats.forEach(
        (magic, name) -> {
          if (head.startsWith(magic)) {
            throw new ProblemException(
                Problem.error(
                    Place.of(origin),
                    Code.FILE_BINARY,
                    "the file is " + name + "; expected one of " + Format.all(),
                    "save its text as UTF-8 in a .txt file"));
          }
        });
  }

  private static Charset charset(byte[] bytes, @Nullable Charset declared) {
    if (bytes.length >= 2) {
      int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
      if (mark == 0xFEFF || mark == 0xFFFE) {
        return StandardCharsets.UTF_16;
      }
    }
    return declared == null ? StandardCharsets.UTF_8 : declared;
  }

  /** The encoding of that name, as on the web; empty if there is none. */
  static Optional<Charset> charset(String label) {
    Charset known = ENCODINGS.get(label.toLowerCase(Locale.ROOT));
    if (known != null) {
      return Optional.of(known);
    }
    try {
      return Optional.of(Charset.forName(label));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isUtf16(Charset charset) {
    return charset.name().startsWith("UTF-16");
  }

  private static void rejectNul(String origin, byte[] bytes) {
    int nul = 0;
    int first = -1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        nul++;
        first = first < 0 ? i : first;
      }
    }
    if (nul > 0) {
      boolean wide = nul > bytes.length / 4;
      throw new ProblemException(
          Problem.error(
              lineAndColumn(origin, bytes, first),
              Code.FILE_BINARY,
              "the file contains "
                  + (nul == 1 ? "a NUL byte" : nul + " NUL bytes")
                  + ", the first at byte "
                  + first
                  + "; expected plain text",
              wide
                  ? "if it is UTF-16, save it as UTF-8 or with a byte order mark"
                  : "save its text as UTF-8 in a .txt file"));
    }
  }

  private static String strict(
      String origin, byte[] bytes, Charset charset, @Nullable Charset declared) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      int at = in.position();
      CharacterCodingException cause = null;
      try {
        result.throwException();
      } catch (CharacterCodingException e) {
        cause = e;
      }
      String next =
          declared == null && !isUtf16(charset)
              ? "save the file as UTF-8, or declare \"encoding\": \"windows-1252\" in its"
                  + " .meta.json if that is what it is"
              : "declare the encoding that the file really has, or save it as UTF-8";
      throw new ProblemException(
          Problem.error(
              isUtf16(charset) ? Place.of(origin) : lineAndColumn(origin, bytes, at),
              Code.FILE_UNDECODABLE,
              "byte 0x%02X at offset %d is not %s%s"
                  .formatted(bytes[at], at, charset.name(), mixed(charset, bytes, at)),
              next),
          cause);
    }
    return out.flip().toString();
  }

  /** Says so if the bytes before were UTF-8 beyond ASCII: then the file mixes encodings. */
  private static String mixed(Charset charset, byte[] bytes, int at) {
    boolean before = false;
    for (int i = 0; i < at; i++) {
      before |= bytes[i] < 0;
    }
    return before && charset.equals(StandardCharsets.UTF_8)
        ? ", though others before it are: the file mixes encodings"
        : "";
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Page breaks and old line breaks (form feed, vertical tab, NEL) become line feeds, one for one,
   * so that offsets stay what they are in the file.
   */
  private static String lineBreaks(String origin, String text, List<Problem> notices) {
    long breaks = text.chars().filter(TextDecoder::isOldBreak).count();
    if (breaks == 0) {
      return text;
    }
    notices.add(
        new Problem(
            Place.of(origin),
            Severity.INFO,
            Code.CONTROL_CHARACTERS,
            breaks
                + " page or line break characters (form feed, vertical tab, NEL) were read as"
                + " line feeds",
            ""));
    return text.replace('\f', '\n').replace('\u000B', '\n').replace('\u0085', '\n');
  }

  private static boolean isOldBreak(int c) {
    return c == '\f' || c == 0x0B || c == 0x85;
  }

  /**
   * Control characters have no meaning in prose and cannot be written in XML. Marks for
   * right-to-left text are format characters and stay.
   */
  private static void rejectControls(String origin, String text) {
    List<Problem> problems = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
      boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
      if (control || nonCharacter) {
        count++;
        if (count <= PLACES_SHOWN) {
          boolean misread = c >= 0x80 && c <= 0x9F;
          problems.add(
              Problem.error(
                  at(origin, text, i),
                  Code.CONTROL_CHARACTERS,
                  "the text contains the %s U+%04X; expected printable characters, tabs and line"
                          .formatted(control ? "control character" : "non-character", c)
                      + " ends",
                  misread
                      ? "the file was probably converted from windows-1252 as if it were Latin-1:"
                          + " convert it again"
                      : "delete the character"));
        }
      }
      i += Character.charCount(c);
    }
    if (count > PLACES_SHOWN) {
      problems.add(
          Problem.error(
              Place.of(origin),
              Code.CONTROL_CHARACTERS,
              "there are " + (count - PLACES_SHOWN) + " more control characters",
              "check whether the file is text at all"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  /** The place of a character of the text; columns count code points. */
  private static Place at(String origin, String text, int index) {
    int line = 1;
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
      line++;
      start = i + 1;
    }
    return new Place(origin, line, text.codePointCount(start, index) + 1);
  }

  /** The place of a byte in a file whose lines end with a line feed byte. */
  private static Place lineAndColumn(String origin, byte[] bytes, int index) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < index; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    int column = 1;
    for (int i = start; i < index; i++) {
      // Bytes that continue a UTF-8 character do not count.
      column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return new Place(origin, line, column);
  }
}
