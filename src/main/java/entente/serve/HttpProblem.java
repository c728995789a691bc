package entente.serve;

import java.util.Map;

/** A request that is answered with an error status; the message is meant for whoever asked. */
final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  HttpProblem(int status, String message) {
    this(status, message, Map.of());
  }

  HttpProblem(int status, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The message; never null. */
  String text() {
    String message = getMessage();
    return message == null ? title(status) : message;
  }

  /** The reason phrase of the status. */
  static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 403 -> "Not allowed here";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 406 -> "Not acceptable";
      case 413 -> "Too large";
      case 415 -> "Unsupported media type";
      case 500 -> "Error on our side";
      case 503 -> "Too much at the moment";
      default -> "Status " + status;
    };
  }
}
