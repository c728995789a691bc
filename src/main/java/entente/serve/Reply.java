package entente.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a handler answers. The body is made after the check whether the client has it already.
 *
 * @param contentType with the encoding of characters, if it is text
 * @param headers besides those that every answer has
 * @param caching whether the answer may be kept
 */
record Reply(
    int status, String contentType, Map<String, String> headers, Caching caching, Body body) {
  /** Writes the body; returns headers that are known only afterwards. */
  interface Body {
    Map<String, String> writeTo(OutputStream out) throws IOException;
  }

  /** Whether an answer may be kept. */
  enum Caching {
    /** Never: errors, answers that change by themselves. */
    NEVER,
    /** It depends on the request and the release alone: may be kept, and is checked by its tag. */
    RELEASE,
    /** It depends on the program alone (style sheet, icon). */
    PROGRAM
  }

  Reply {
    headers = Map.copyOf(headers);
  }

  /** A text that depends on the release and the request alone. */
  static Reply ok(String contentType, String text) {
    return new Reply(200, contentType, Map.of(), Caching.RELEASE, bodyOf(text));
  }

  /** A page that depends on the release and the request alone. */
  static Reply page(String html) {
    return ok("text/html;charset=utf-8", html);
  }

  /** The way to another address. */
  static Reply seeOther(String location) {
    return new Reply(
        303,
        "text/plain;charset=utf-8",
        Map.of("Location", location),
        Caching.RELEASE,
        bodyOf("See " + location + "\n"));
  }

  Reply withStatus(int other) {
    return new Reply(other, contentType, headers, other >= 400 ? Caching.NEVER : caching, body);
  }

  Reply with(Caching other) {
    return new Reply(status, contentType, headers, other, body);
  }

  Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, more, caching, body);
  }

  static Body bodyOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return out -> {
      out.write(bytes);
      return Map.of();
    };
  }
}
