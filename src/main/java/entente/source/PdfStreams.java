package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks all packed streams of a PDF on trial, keeping nothing: the library unpacks whole streams
 * into memory, so a small file could fill it.
 */
final class PdfStreams {
  /** What one stream may hold when unpacked; pictures are not opened. */
  private static final long MAX_STREAM = 32L * 1024 * 1024;

  /** What all streams together may hold. */
  private static final long MAX_ALL = 400L * 1024 * 1024;

  private static final int MAX_PICTURE = 4;
  private static final int DICTIONARY = 1024;
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);

  private PdfStreams() {}

  static void check(Raw raw) {
    byte[] bytes = raw.bytes();
    long all = 0;
    for (int at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
      if (at >= 9 && bytes[at - 9] == 'e' && bytes[at - 8] == 'n' && bytes[at - 7] == 'd') {
        continue;
      }
      int start = at;
      while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
        start++;
      }
      // Deflated data begin with 0x78 in nearly all files; what does not is met by the library.
      if (start >= bytes.length || (bytes[start] & 0x0F) != 8) {
        continue;
      }
      int from = Math.max(0, at - DICTIONARY);
      String dictionary = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
      dictionary = dictionary.substring(Math.max(0, dictionary.lastIndexOf(" obj")));
      long most = dictionary.contains("/Image") ? MAX_STREAM * MAX_PICTURE : MAX_STREAM;
      long size = unpacked(bytes, start, most, dictionary.split("/Fl(ate)?", -1).length > 2);
      all += dictionary.contains("/Image") ? 0 : size;
      if (size > most || all > MAX_ALL) {
        throw new ProblemException(
            Problem.error(
                Place.of(raw.origin()),
                Code.DOCUMENT_TOO_COMPLEX,
                String.format(
                    Locale.ROOT,
                    "the PDF unpacks to more than %s, the limit",
                    SourceReader.size(size > most ? most : MAX_ALL)),
                "check whether it is a real document; if so, split it"));
      }
    }
  }

  /** The offset behind the next word {@code stream}, or -1. */
  private static int next(byte[] bytes, int from) {
    outer:
    for (int i = from; i + STREAM.length <= bytes.length; i++) {
      for (int j = 0; j < STREAM.length; j++) {
        if (bytes[i + j] != STREAM[j]) {
          continue outer;
        }
      }
      return i + STREAM.length;
    }
    return -1;
  }

  /** What the data unpack to, counted up to the limit; packed twice, the inner data count too. */
  private static long unpacked(byte[] bytes, int start, long most, boolean twice) {
    Inflater outer = new Inflater();
    Inflater inner = new Inflater();
    byte[] buffer = new byte[1 << 16];
    byte[] second = new byte[1 << 16];
    long size = 0;
    try {
      outer.setInput(bytes, start, bytes.length - start);
      while (size <= most && !outer.finished()) {
        int read = outer.inflate(buffer);
        if (read == 0) {
          break;
        }
        size += read;
        if (twice) {
          inner.setInput(buffer, 0, read);
          int more = inner.inflate(second);
          while (size <= most && more > 0) {
            size += more;
            more = inner.inflate(second);
          }
        }
      }
    } catch (DataFormatException e) {
      // Not deflated, or damaged: what came out so far counts, the rest is the library's affair.
    } finally {
      outer.end();
      inner.end();
    }
    return size;
  }
}
