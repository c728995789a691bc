package entente.serve;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a query string or of a form, in their order. Broken percent signs and bytes
 * that are no UTF-8 are refused rather than guessed at.
 */
record Parameters(List<Parameter> all) {
  /** One name and value, decoded. */
  record Parameter(String name, String value) {}

  Parameters {
    all = List.copyOf(all);
  }

  /**
   * Reads {@code a=b&c=d}.
   *
   * @throws HttpProblem 400 if it cannot be decoded
   */
  static Parameters parse(String encoded) {
    List<Parameter> all = new ArrayList<>();
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      all.add(new Parameter(decode(name, true), decode(value, true)));
    }
    return new Parameters(all);
  }

  /** The values of that name. */
  List<String> values(String name) {
    return all.stream().filter(p -> p.name().equals(name)).map(Parameter::value).toList();
  }

  /**
   * The value of that name.
   *
   * @throws HttpProblem 400 if there are several
   */
  Optional<String> value(String name) {
    List<String> values = values(name);
    if (values.size() > 1) {
      throw new HttpProblem(400, "the parameter '" + name + "' is given more than once");
    }
    return values.stream().findFirst();
  }

  boolean has(String name) {
    return all.stream().anyMatch(p -> p.name().equals(name));
  }

  /**
   * Undoes percent encoding.
   *
   * @param plus whether a plus sign stands for a space, as in forms
   * @throws HttpProblem 400 if it cannot be decoded
   */
  static String decode(String text, boolean plus) {
    byte[] bytes = new byte[text.length() * 3];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw new HttpProblem(400, "a percent sign must be followed by two hexadecimal digits");
        }
        bytes[length++] = (byte) (high * 16 + low);
        i += 2;
      } else if (c == '+' && plus) {
        bytes[length++] = ' ';
      } else {
        int codePoint = text.codePointAt(i);
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
          bytes[length++] = b;
        }
        i += Character.charCount(codePoint) - 1;
      }
    }
    return utf8(bytes, length);
  }

  /**
   * The bytes as UTF-8.
   *
   * @throws HttpProblem 400 if they are none
   */
  static String utf8(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new HttpProblem(400, "the request is not encoded as UTF-8");
    }
  }
}
