package entente.store;

import static entente.store.TestReleases.count;
import static entente.store.TestReleases.draft;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.problem.Code;
import entente.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds in other processes: killed in the middle, or at the same time as another. */
class KilledBuildTest {
  private static final int QUADS = 200;

  @TempDir Path temporary;

  /** Publishes releases without end, or holds the lock, in a process of its own. */
  public static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws InterruptedException {
      ReleaseStore store = new ReleaseStore(Path.of(arguments[0]));
      if (arguments[1].equals("hold")) {
        try (ReleaseWriter writer = store.writer();
            OpenRelease open = store.open()) {
          assertThat(writer).isNotNull();
          say("holding " + open.release().id());
          Thread.sleep(60_000);
        }
        return;
      }
      for (int i = 0; ; i++) {
        try (ReleaseWriter writer = store.writer()) {
          if (i == 0) {
            say("started");
          }
          writer.publish(draft(arguments[1] + "-" + i, QUADS), 2);
        }
      }
    }

    private static void say(String line) {
      // The parent waits for this line.
      System.out.println(line);
      System.out.flush();
    }
  }

  private Process start(ReleaseStore store, String label) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            store.folder().toString(),
            label)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String line(Process process) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = reader.readLine();
    return line == null ? "" : line;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void keepsTheLastGoodReleaseWheneverABuildIsKilled() throws IOException, InterruptedException {
    Random random = new Random(20240326);
    int kills = Boolean.getBoolean("entente.long") ? 40 : 3;
    ReleaseStore store = new ReleaseStore(temporary.resolve("store"));
    try (ReleaseWriter writer = store.writer()) {
      writer.publish(draft("first", QUADS), 2);
    }
    for (int i = 0; i < kills; i++) {
      int before = store.requireCurrent().number();
      Process child = start(store, "kill" + i);
      assertThat(line(child)).isEqualTo("started");
      Thread.sleep(random.nextInt(1200));
      kill(child);

      Release current = store.requireCurrent();
      assertThat(current.number()).isGreaterThanOrEqualTo(before);
      try (OpenRelease open = store.open()) {
        String label = open.release().inputs().parts().get("data");
        assertThat(count(open.dataset(), String.valueOf(label))).isEqualTo(QUADS);
      }
      try (ReleaseWriter writer = store.writer()) {
        writer.publish(draft("after" + i, QUADS), 2);
      }
      assertThat(store.list()).hasSize(2);
      try (Stream<Path> left = Files.list(store.folder())) {
        assertThat(left.map(f -> f.getFileName().toString()))
            .containsExactlyInAnyOrder("build.lock", "current", "releases");
      }
    }
  }

  @Test
  void refusesABuildWhileAnotherProcessBuildsAndSparesWhatItReads()
      throws IOException, InterruptedException {
    ReleaseStore store = new ReleaseStore(temporary.resolve("store"));
    try (ReleaseWriter writer = store.writer()) {
      writer.publish(draft("a", QUADS), 2);
    }
    Process child = start(store, "hold");
    try {
      assertThat(line(child)).startsWith("holding 0001-");
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> store.writer().close())
          .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.STORE_LOCKED))
          .withMessageContaining("process " + child.pid());
      try (OpenRelease open = store.open()) {
        assertThat(count(open.dataset(), "a")).isEqualTo(QUADS);
      }
      // The child reads release 1: another process must see that.
      assertThat(ProcessLock.exclusive(Connections.lockFile(store.requireCurrent().database())))
          .isEmpty();
    } finally {
      kill(child);
    }
    try (ReleaseWriter writer = store.writer()) {
      writer.publish(draft("b", QUADS), 1);
    }
    assertThat(store.list()).extracting(Release::number).containsExactly(2);
  }
}
