package entente.serve;

import entente.vocab.Ids;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything: methods, entity tags, compression, headers of security and of sharing,
 * and the one place where problems become answers.
 */
final class Front extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final int WORTH_COMPRESSING = 1_024;
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                  + " base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "cross-origin",
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Expose-Headers",
              "Allow, Content-Disposition, ETag, Link, Retry-After, " + QueryEngine.COMPLETE);

  private final transient ServeSettings settings;
  private final transient Generations generations;
  private final transient Router router;
  private final transient Problems problems;
  private final String program;
  private final transient Object lock = new Object();
  private int active;
  private boolean draining;

  /**
   * A front.
   *
   * @param program changes whenever pages may look different though the release is the same
   */
  Front(
      ServeSettings settings,
      Generations generations,
      Router router,
      Problems problems,
      String program) {
    this.settings = settings;
    this.generations = generations;
    this.router = router;
    this.problems = problems;
    this.program = program;
  }

  /** Turns a problem into an answer. */
  interface Problems {
    Reply reply(@Nullable Request request, HttpProblem problem);
  }

  /** An answer that is complete: nothing of it is made while it is sent. */
  private record Ready(Reply reply, @Nullable String tag, boolean unchanged, Spool spool) {}

  @Override
  protected void service(HttpServletRequest servletRequest, HttpServletResponse response)
      throws IOException {
    if (!enter()) {
      response.setHeader("Connection", "close");
      send(servletRequest, response, failure(null, new HttpProblem(503, "the server is stopping")));
      return;
    }
    try {
      send(servletRequest, response, answer(servletRequest));
    } finally {
      leave();
    }
  }

  /** Refuses new requests and waits until those under way have ended, at most so long. */
  void drain(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (lock) {
      draining = true;
      try {
        while (active > 0) {
          long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
          if (left <= 0) {
            return;
          }
          lock.wait(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean enter() {
    synchronized (lock) {
      if (draining) {
        return false;
      }
      active++;
      return true;
    }
  }

  private void leave() {
    synchronized (lock) {
      active--;
      lock.notifyAll();
    }
  }

  private Ready answer(HttpServletRequest servletRequest) throws IOException {
    Request request = null;
    try {
      request = new Request(servletRequest, settings);
      return answer(request);
    } catch (HttpProblem problem) {
      return failure(request, problem);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (StackOverflowError e) {
      return failure(request, new HttpProblem(400, "the request nests too deeply"));
    } catch (RuntimeException e) {
      String reference = Ids.sha256(String.valueOf(System.nanoTime())).substring(0, 8);
      LOG.error("request {} failed", reference, e);
      return failure(
          request,
          new HttpProblem(
              500, "something went wrong here; the log has it under the number " + reference));
    }
  }

  private Ready answer(Request request) throws IOException {
    request.readBody();
    String path = request.path();
    Optional<Router.Route> found = router.find(path);
    if (found.isEmpty()) {
      String trimmed = path.replaceAll("/+$", "");
      if (!trimmed.isEmpty() && router.find(trimmed).isPresent()) {
        return ready(Reply.seeOther(trimmed).with(Reply.Caching.NEVER).withStatus(308), null);
      }
      throw new HttpProblem(404, "there is nothing at this address");
    }
    Router.Route route = found.get();
    switch (request.method()) {
      case "GET", "HEAD" -> {}
      case "POST" -> {
        if (!route.post()) {
          throw notAllowed(route);
        }
      }
      case "OPTIONS" -> {
        return ready(
            new Reply(
                204,
                "",
                Map.of(
                    "Allow",
                    route.methods(),
                    "Access-Control-Allow-Methods",
                    route.methods(),
                    "Access-Control-Allow-Headers",
                    "Accept, Content-Type, If-None-Match",
                    "Access-Control-Max-Age",
                    "86400"),
                Reply.Caching.NEVER,
                Reply.bodyOf("")),
            null);
      }
      default -> throw notAllowed(route);
    }
    return onRelease(route.handler(), request);
  }

  private Ready onRelease(Handler handler, Request request) throws IOException {
    try {
      return generations.read(
          release -> {
            try {
              Reply reply = handler.handle(request, release);
              return request.isPost()
                  ? ready(reply, null)
                  : conditional(request, reply, tag(release, request, reply));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Ready conditional(Request request, Reply reply, @Nullable String tag) throws IOException {
    String known = request.header("If-None-Match");
    if (tag != null && known != null && matches(known, tag)) {
      return new Ready(reply, tag, true, new Spool(settings.answerLimit()));
    }
    return ready(reply, tag);
  }

  private static boolean matches(String header, String tag) {
    if (header.strip().equals("*")) {
      return true;
    }
    for (String one : header.split(",", -1)) {
      if (one.strip().replaceFirst("^W/", "").equals(tag.replaceFirst("^W/", ""))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String tag(ServedRelease release, Request request, Reply reply) {
    if (reply.caching() == Reply.Caching.NEVER) {
      return null;
    }
    String what =
        String.join("\n", request.target(), request.baseUrl(), reply.contentType(), program);
    String name = reply.caching() == Reply.Caching.PROGRAM ? "program" : release.id();
    return "W/\"" + name + "-" + Ids.sha256(what).substring(0, 32) + "\"";
  }

  private Ready ready(Reply reply, @Nullable String tag) throws IOException {
    Spool spool = new Spool(settings.answerLimit());
    boolean done = false;
    try {
      Map<String, String> afterwards = reply.body().writeTo(spool);
      Reply complete = reply;
      for (Map.Entry<String, String> header : afterwards.entrySet()) {
        complete = complete.withHeader(header.getKey(), header.getValue());
      }
      done = true;
      return new Ready(complete, tag, false, spool);
    } finally {
      if (!done) {
        spool.close();
      }
    }
  }

  private Ready failure(@Nullable Request request, HttpProblem problem) throws IOException {
    Reply reply = problems.reply(request, problem).withStatus(problem.status());
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      reply = reply.withHeader(header.getKey(), header.getValue());
    }
    return ready(reply.with(Reply.Caching.NEVER), null);
  }

  private static HttpProblem notAllowed(Router.Route route) {
    return new HttpProblem(
        405,
        "the methods of this address are " + route.methods(),
        Map.of("Allow", route.methods()));
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, Ready ready)
      throws IOException {
    try (Spool spool = ready.spool()) {
      Reply reply = ready.reply();
      ALWAYS.forEach(response::setHeader);
      reply.headers().forEach(response::setHeader);
      response.setHeader("Vary", "Accept, Accept-Encoding");
      response.setHeader(
          "Cache-Control",
          switch (reply.caching()) {
            case NEVER -> "no-store";
            case RELEASE -> "public, max-age=0, must-revalidate";
            case PROGRAM -> "public, max-age=86400";
          });
      if (ready.tag() != null) {
        response.setHeader("ETag", ready.tag());
      }
      response.setStatus(ready.unchanged() ? 304 : reply.status());
      if (ready.unchanged() || reply.status() == 204) {
        return;
      }
      response.setContentType(reply.contentType());
      boolean compress = spool.size() >= WORTH_COMPRESSING && takesGzip(request);
      if (compress) {
        response.setHeader("Content-Encoding", "gzip");
      } else {
        response.setContentLengthLong(spool.size());
      }
      if (request.getMethod().equals("HEAD")) {
        return;
      }
      try (OutputStream out =
          compress
              ? new GZIPOutputStream(response.getOutputStream())
              : response.getOutputStream()) {
        spool.copyTo(out);
      }
    }
  }

  private static boolean takesGzip(HttpServletRequest request) {
    String encodings = request.getHeader("Accept-Encoding");
    if (encodings == null) {
      return false;
    }
    for (String part : encodings.split(",", -1)) {
      String[] pieces = part.strip().split("\\s*;\\s*", -1);
      if (pieces[0].equalsIgnoreCase("gzip")) {
        return pieces.length < 2 || !pieces[1].matches("q=0(\\.0*)?");
      }
    }
    return false;
  }
}
