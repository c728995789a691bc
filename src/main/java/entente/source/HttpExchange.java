package entente.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET of HTTP/1.1 with one given address. The JDK's clients resolve names themselves, after
 * anybody could check the answer; here the connection goes to the very address that was checked,
 * and the certificate is checked against the name.
 */
final class HttpExchange {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 15_000;
  private static final long ALL_MILLIS = 120_000;
  private static final int MAX_HEAD = 64 * 1024;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final long deadline = System.nanoTime() + ALL_MILLIS * 1_000_000;
  private final long maxBytes;
  private int head;

  private HttpExchange(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The server's answer. */
  static final class Answer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    Answer(int status, Map<String, List<String>> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    int status() {
      return status;
    }

    /** Names in lower case. */
    Map<String, List<String>> headers() {
      return headers;
    }

    byte[] body() {
      return body;
    }

    String header(String name) {
      List<String> values = headers.getOrDefault(name, List.of());
      return values.isEmpty() ? "" : values.get(0);
    }
  }

  /** The answer is larger than the limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? HTTPS : HTTP;
  }

  /**
   * Asks for a page.
   *
   * @param address where to connect to, whatever the host's name is
   * @throws TooLargeException if the body is larger than {@code maxBytes}
   * @throws IOException if there is no complete answer in time
   */
  static Answer get(URI uri, InetAddress address, String agent, long maxBytes) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port(uri)), CONNECT_MILLIS);
      plain.setSoTimeout(READ_MILLIS);
      if (!uri.getScheme().equals("https")) {
        return new HttpExchange(maxBytes).exchange(uri, plain, agent);
      }
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket socket =
          (SSLSocket) factory.createSocket(plain, bareHost(uri), port(uri), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return new HttpExchange(maxBytes).exchange(uri, socket, agent);
      }
    }
  }

  static String bareHost(URI uri) {
    return uri.getHost().replaceAll("^\\[|]$", "");
  }

  private Answer exchange(URI uri, Socket socket, String agent) throws IOException {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    String request =
        "GET %s%s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nAccept: text/html, application/pdf, text/plain, */*;q=0.5\r\nAccept-Language: en\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n"
            .formatted(path, uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery(), host, agent);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    int status = status(line(in));
    Map<String, List<String>> headers = headers(in);
    while (status >= 100 && status < 200) {
      status = status(line(in));
      headers = headers(in);
    }
    return new Answer(status, headers, body(in, status, headers));
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
      throw new ProtocolException("the server does not speak HTTP/1.1");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Map<String, List<String>> headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new ProtocolException("a header of the server has no name");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).strip().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection too early");
      }
      head++;
      if (head > MAX_HEAD) {
        throw new ProtocolException("the server's headers have no end");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    checkTime();
    return line.toString();
  }

  private void checkTime() throws SocketTimeoutException {
    if (System.nanoTime() - deadline > 0) {
      throw new SocketTimeoutException("the answer took longer than 2 minutes");
    }
  }

  private byte[] body(InputStream in, int status, Map<String, List<String>> headers)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (status == 204 || status == 304) {
      return body.toByteArray();
    }
    String coding = String.join(",", headers.getOrDefault("transfer-encoding", List.of()));
    String length = String.join(",", headers.getOrDefault("content-length", List.of()));
    if (coding.toLowerCase(Locale.ROOT).contains("chunked")) {
      for (long size = chunk(in); size > 0; size = chunk(in)) {
        copy(in, body, size);
        if (!line(in).isEmpty()) {
          throw new ProtocolException("a part of the answer has not the length that it says");
        }
      }
    } else if (length.matches("\\d{1,18}")) {
      copy(in, body, Long.parseLong(length));
    } else {
      copy(in, body, -1);
    }
    return body.toByteArray();
  }

  private long chunk(InputStream in) throws IOException {
    head = 0;
    String line = line(in).replaceFirst(";.*", "").strip();
    if (!line.matches("[0-9A-Fa-f]{1,15}")) {
      throw new ProtocolException("a part of the answer has no length");
    }
    return Long.parseLong(line, 16);
  }

  /** Copies so many bytes, or all that come if the number is negative. */
  private void copy(InputStream in, ByteArrayOutputStream body, long bytes) throws IOException {
    if (bytes > maxBytes - body.size()) {
      throw new TooLargeException();
    }
    byte[] buffer = new byte[1 << 15];
    long left = bytes;
    while (left != 0) {
      int read =
          in.read(buffer, 0, bytes < 0 ? buffer.length : (int) Math.min(buffer.length, left));
      if (read < 0) {
        if (bytes < 0) {
          return;
        }
        throw new EOFException("the answer is cut off");
      }
      body.write(buffer, 0, read);
      left -= bytes < 0 ? 0 : read;
      if (body.size() > maxBytes) {
        throw new TooLargeException();
      }
      checkTime();
    }
  }
}
