package entente.store;

import static entente.store.TestReleases.count;
import static entente.store.TestReleases.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import entente.problem.Code;
import entente.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds on file systems that are too small or read-only. Mounting them takes root. */
class FullDiskTest {
  /** What a new release asks for, with some room to spare. */
  private static final long ROOM = 17L * 1024 * 1024;

  @TempDir Path temporary;
  private boolean mounted;

  private Path mount(String options) throws IOException, InterruptedException {
    Path disk = Files.createDirectories(temporary.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", options, "entente-test", disk.toString());
    assumeTrue(mounted, "only root can mount a small file system");
    return disk;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      run("umount", "-l", temporary.resolve("disk").toString());
    }
  }

  @Test
  void saysThatTheDiskIsFullAndKeepsTheReleaseThatWasCurrent()
      throws IOException, InterruptedException {
    Path disk = mount("size=40m");
    ReleaseStore store = new ReleaseStore(disk.resolve("store"));
    Release first;
    try (ReleaseWriter writer = store.writer()) {
      first = writer.publish(draft("a", 10), 5).release();
    }
    Files.write(disk.resolve("ballast"), new byte[26 * 1024 * 1024]);
    try (ReleaseWriter writer = store.writer()) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> writer.publish(draft("b", 10), 5))
          .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.STORE_FULL));
    }
    try (OpenRelease open = store.open()) {
      assertThat(open.release()).isEqualTo(first);
      assertThat(count(open.dataset(), "a")).isEqualTo(10);
    }
    Files.delete(disk.resolve("ballast"));
    try (ReleaseWriter writer = store.writer()) {
      assertThat(writer.publish(draft("b", 10), 5).changed()).isTrue();
    }
  }

  @Test
  void survivesADiskThatFillsWhileTheDatabaseIsWritten() throws IOException, InterruptedException {
    ReleaseStore store = new ReleaseStore(mount("size=20m").resolve("store"));
    try (ReleaseWriter writer = store.writer()) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> writer.publish(draft("a", 200_000), 5))
          .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.STORE_FULL));
    }
    assertThat(store.current()).isEmpty();
    // A program ends after this; here the space comes back when the given-up files are collected.
    for (int i = 0; i < 50 && Files.getFileStore(store.folder()).getUsableSpace() < ROOM; i++) {
      System.gc();
      Thread.sleep(200);
    }
    try (ReleaseWriter writer = store.writer()) {
      assertThat(writer.publish(draft("b", 10), 5).changed()).isTrue();
    }
  }

  @Test
  void saysThatTheDiskIsFullBeforeAnythingIsWritten() throws IOException, InterruptedException {
    ReleaseStore store = new ReleaseStore(mount("size=1m").resolve("store"));
    try (ReleaseWriter writer = store.writer()) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> writer.publish(draft("a", 50_000), 5))
          .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.STORE_FULL));
    }
    assertThat(store.current()).isEmpty();
  }

  @Test
  void saysThatTheFileSystemIsReadOnly() throws IOException, InterruptedException {
    ReleaseStore store = new ReleaseStore(mount("size=1m,ro").resolve("store"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> store.writer().close())
        .satisfies(
            e -> {
              assertThat(e.problems())
                  .extracting(p -> p.code())
                  .isEqualTo(List.of(Code.STORE_UNWRITABLE));
              assertThat(e.getMessage()).contains("read-only");
            });
  }
}
