package entente.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, as handlers see it. */
final class Request {
  private final HttpServletRequest servletRequest;
  private final ServeSettings settings;
  private final String path;
  private final Parameters query;
  private byte[] body = {};

  Request(HttpServletRequest servletRequest, ServeSettings settings) {
    this.servletRequest = servletRequest;
    this.settings = settings;
    this.path = Parameters.decode(servletRequest.getRequestURI(), false);
    String text = servletRequest.getQueryString();
    this.query = Parameters.parse(text == null ? "" : text);
  }

  String method() {
    return servletRequest.getMethod();
  }

  boolean isPost() {
    return method().equals("POST");
  }

  /** The path, decoded; begins with a slash. */
  String path() {
    return path;
  }

  /** The path and query string as they were sent. */
  String target() {
    String text = servletRequest.getQueryString();
    return servletRequest.getRequestURI() + (text == null ? "" : "?" + text);
  }

  /** The parameters of the query string. */
  Parameters query() {
    return query;
  }

  @Nullable String header(String name) {
    return servletRequest.getHeader(name);
  }

  /** What the reader would like; several Accept headers count as one. */
  Negotiation accept() {
    var values = servletRequest.getHeaders("Accept");
    StringBuilder joined = new StringBuilder();
    while (values.hasMoreElements()) {
      joined.append(joined.isEmpty() ? "" : ",").append(values.nextElement());
    }
    return Negotiation.of(joined.isEmpty() ? null : joined.toString());
  }

  /** The media type of the body without parameters, in lower case; empty if there is none. */
  String contentType() {
    String type = servletRequest.getContentType();
    return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** The encoding of the body's characters, in lower case, if it is told. */
  Optional<String> charset() {
    return Optional.ofNullable(servletRequest.getCharacterEncoding())
        .map(c -> c.toLowerCase(Locale.ROOT));
  }

  /**
   * The body as text; empty unless it was read.
   *
   * @throws HttpProblem 400 if it is no UTF-8
   */
  String body() {
    return Parameters.utf8(body, body.length);
  }

  /**
   * Reads the body; also where it is of no use, or the connection could not be used again.
   *
   * @throws HttpProblem 413 if it is over the limit
   */
  void readBody() {
    HttpProblem tooLarge =
        new HttpProblem(
            413,
            "the request's body is larger than %,d bytes, the limit of this server"
                .formatted(settings.bodyLimit()),
            Map.of("Connection", "close"));
    if (servletRequest.getContentLengthLong() > settings.bodyLimit()) {
      throw tooLarge;
    }
    try (InputStream in = servletRequest.getInputStream()) {
      byte[] bytes = in.readNBytes(settings.bodyLimit() + 1);
      if (bytes.length > settings.bodyLimit()) {
        throw tooLarge;
      }
      body = bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where people reach this server, with a slash at the end. */
  String baseUrl() {
    URI publicUrl = settings.publicUrl();
    if (publicUrl != null) {
      return publicUrl.toString();
    }
    String host = servletRequest.getHeader("Host");
    return host != null && host.matches("[\\w.\\-\\[\\]:]+")
        ? "http://" + host + "/"
        : "http://localhost:" + servletRequest.getLocalPort() + "/";
  }
}
