package entente.cli;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import entente.query.QueryCatalog;
import entente.serve.EntenteServer;
import entente.serve.ServeSettings;
import entente.serve.ServedRelease;
import entente.source.SourceReader;
import entente.store.Inputs;
import entente.store.OpenRelease;
import entente.store.Release;
import entente.store.ReleaseStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of {@link ServeCommand}. */
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final int KEEP = 5;
  private static final long LOOK_EVERY_SECONDS = 2;

  private final Main main;
  private final ServeCommand options;
  private final ReleaseStore store;

  Serving(Main main, ServeCommand options) {
    this.main = main;
    this.options = options;
    this.store = new ReleaseStore(options.store.folder(main.home()));
  }

  /** Serves until the process is told to stop. */
  int run() throws InterruptedException {
    long begin = System.nanoTime();
    ServeSettings settings = settings();
    if (store.current().isEmpty() && !options.store.named()) {
      LOG.info("there is no release yet: building one");
      new Building(main, store.folder(), SourceReader.DEFAULT_LIMIT)
          .build(options.data, KEEP, false);
    }
    QueryCatalog queries = QueryCatalog.load(main.home().queries());
    OpenRelease open = store.open();
    EntenteServer server;
    try {
      server = EntenteServer.start(settings, served(open), queries);
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              server.close();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    ready(server, open.release(), begin);
    warnIfOutdated(open.release());
    while (!stopped.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
      takeOver(server);
    }
    return ExitCode.DONE;
  }

  private ServeSettings settings() {
    try {
      return ServeSettings.defaults()
          .withHost(options.host)
          .withPort(options.port)
          .withPublicUrl(options.publicUrl)
          .withQueryTime(options.queryTime)
          .withRowLimit(options.rowLimit);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.error(
              Place.of("serve"),
              Code.USAGE,
              String.valueOf(e.getMessage()),
              "see 'entente serve --help'"),
          e);
    }
  }

  private static ServedRelease served(OpenRelease open) {
    return new ServedRelease(open.release().id(), open.dataset(), open::close);
  }

  private void ready(EntenteServer server, Release release, long begin) {
    String line =
        "Ready: %s (release %s, %,d triples known; %.1f s). Stop with Ctrl-C.%n"
            .formatted(
                server.url(),
                release.id(),
                release.counts().getOrDefault("known", 0L),
                (System.nanoTime() - begin) / 1e9);
    new Output(main.console(), null).write(out -> out.write(line.getBytes(StandardCharsets.UTF_8)));
  }

  private void warnIfOutdated(Release release) {
    Path data = options.data == null ? main.home().data() : options.data;
    List<String> newer = Inputs.of(main.home(), data).differences(release.inputs());
    if (!newer.isEmpty()) {
      main.console()
          .report(
              Problem.warning(
                  Place.of(store.folder()),
                  Code.RELEASE_OUTDATED,
                  String.format(
                      Locale.ROOT,
                      "the release %s is older than what it is made of: %s changed since",
                      release.id(),
                      String.join(", ", newer)),
                  "renew it with 'entente build'"));
    }
  }

  /** Serves another release from now on, if a build made one. */
  private void takeOver(EntenteServer server) {
    try {
      if (store.requireCurrent().id().equals(server.release())) {
        return;
      }
      OpenRelease next = store.open();
      server.switchTo(served(next));
      LOG.info("release {} is served now", next.release().id());
    } catch (ProblemException e) {
      LOG.warn("{}; release {} is served on", e.getMessage(), server.release());
    }
  }
}
