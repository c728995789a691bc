package entente.store;

import static entente.store.TestReleases.count;
import static entente.store.TestReleases.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.problem.Code;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseStoreTest {
  @TempDir Path temporary;
  private ReleaseStore store;

  @BeforeEach
  void makeStore() {
    store = new ReleaseStore(temporary.resolve("store"));
  }

  private ReleaseWriter.Publication publish(String label, int quads, int keep) {
    return publish(store, label, quads, keep);
  }

  private static ReleaseWriter.Publication publish(
      ReleaseStore store, String label, int quads, int keep) {
    try (ReleaseWriter writer = store.writer()) {
      return writer.publish(draft(label, quads), keep);
    }
  }

  private static void assertProblem(Code code, ThrowingCallable call) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().get(0).code()).isEqualTo(code);
              assertThat(e.problems().get(0).nextStep()).isNotBlank();
            });
  }

  private List<String> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void publishesAReleaseAndOpensIt() throws IOException {
    Release release = publish("a", 20, 5).release();
    assertThat(release.id()).matches("0001-[0-9a-f]{12}");
    assertThat(store.current()).contains(release);
    try (OpenRelease open = store.open()) {
      assertThat(open.release()).isEqualTo(release);
      assertThat(count(open.dataset(), "a")).isEqualTo(20);
      assertThat(count(open.dataset(), release.content())).isEqualTo(1);
    }
    assertThat(release.counts()).containsEntry("facts", 20L);
    assertThat(entries(release.folder())).containsExactly("release.json", "release.nq.gz", "tdb2");
    assertThat(entries(store.folder())).containsExactly("build.lock", "current", "releases");
  }

  @Test
  void writesSortedQuadsThatAreEqualByteForByteBetweenStores() throws IOException {
    Release one = publish("a", 20, 5).release();
    ReleaseStore other = new ReleaseStore(temporary.resolve("other"));
    publish(other, "b", 3, 5);
    Release two = publish(other, "a", 20, 5).release();
    assertThat(two.number()).isEqualTo(2);
    assertThat(two.content()).isEqualTo(one.content());
    assertThat(Files.readAllBytes(two.quads())).isEqualTo(Files.readAllBytes(one.quads()));
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(one.quads()))) {
      List<String> lines =
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSize(21).isSorted();
    }
  }

  @Test
  void keepsNoTimeInThePackedQuads() throws IOException {
    byte[] header = Files.readAllBytes(publish("a", 2, 5).release().quads());
    assertThat(new byte[] {header[4], header[5], header[6], header[7]}).containsOnly(0);
  }

  @Test
  void leavesTheCurrentReleaseWhenTheContentIsTheSame() {
    Release first = publish("a", 4, 5).release();
    ReleaseWriter.Publication again = publish("a", 4, 5);
    assertThat(again.changed()).isFalse();
    assertThat(again.release()).isEqualTo(first);
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void renewsTheFingerprintWhenOtherInputsGiveTheSameContent() {
    publish("a", 4, 5);
    ReleaseDraft draft = draft("a", 4);
    ReleaseDraft same =
        new ReleaseDraft(
            draft.dataset(),
            draft.content(),
            draft.description(),
            draft.ontology(),
            new Inputs(Map.of("data", "with another comment")),
            draft.sources(),
            draft.counts());
    try (ReleaseWriter writer = store.writer()) {
      assertThat(writer.publish(same, 5).changed()).isFalse();
    }
    assertThat(store.requireCurrent().inputs()).isEqualTo(same.inputs());
    assertThat(store.requireCurrent().inputs().differences(draft.inputs())).containsExactly("data");
  }

  @Test
  void keepsTheNewestReleasesOnly() throws IOException {
    for (String label : List.of("a", "b", "c", "d")) {
      publish(label, 2, 2);
    }
    assertThat(store.list()).extracting(Release::number).containsExactly(3, 4);
    assertThat(entries(store.folder())).containsExactly("build.lock", "current", "releases");
  }

  @Test
  void neverDeletesAReleaseThatIsOpen() {
    Release first = publish("a", 2, 1).release();
    try (OpenRelease open = store.open()) {
      publish("b", 2, 1);
      publish("c", 2, 1);
      assertThat(store.list()).extracting(Release::number).containsExactly(1, 3);
      assertThat(count(open.dataset(), "a")).isEqualTo(2);
    }
    publish("d", 2, 1);
    assertThat(store.list()).extracting(Release::number).containsExactly(4);
    assertProblem(Code.RELEASE_DAMAGED, () -> store.open(first).close());
  }

  @Test
  void opensOneReleaseManyTimes() {
    publish("a", 2, 5);
    OpenRelease one = store.open();
    OpenRelease two = new ReleaseStore(store.folder()).open();
    one.close();
    one.close();
    assertThat(count(two.dataset(), "a")).isEqualTo(2);
    two.close();
    try (OpenRelease three = store.open()) {
      assertThat(count(three.dataset(), "a")).isEqualTo(2);
    }
  }

  @Test
  void saysThatAStoreHasNoRelease() {
    assertThat(store.current()).isEmpty();
    assertThat(store.list()).isEmpty();
    assertProblem(Code.STORE_MISSING, () -> store.open().close());
  }

  @Test
  void saysWhichReleasesThereAre() {
    Release release = publish("a", 2, 5).release();
    assertThat(store.get(release.id())).isEqualTo(release);
    String mistyped = release.id().substring(0, release.id().length() - 1);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> store.get(mistyped))
        .withMessageContaining("did you mean '" + release.id() + "'?");
  }

  @Test
  void refusesASecondBuildAtTheSameTime() {
    try (ReleaseWriter first = store.writer()) {
      assertProblem(Code.STORE_LOCKED, () -> store.writer().close());
      first.publish(draft("a", 2), 5);
    }
    store.writer().close();
  }

  @Test
  void saysThatAReleaseIsLockedByAProgramThatCouldWrite() throws IOException {
    Release release = publish("a", 2, 5).release();
    ProcessLock foreign =
        ProcessLock.exclusive(Connections.lockFile(release.database())).orElseThrow();
    assertProblem(Code.RELEASE_IN_USE, () -> store.open().close());
    foreign.close();
    store.open().close();
  }

  @Test
  void opensAReleaseThatAKilledProgramLeftLocked() throws IOException {
    Release release = publish("a", 2, 5).release();
    Files.writeString(Connections.lockFile(release.database()), "999999\n");
    Files.writeString(Connections.storage(release.database()).resolve("tdb.lock"), "999999\n");
    store.open().close();
  }

  @Test
  void canBeReadByOtherProgramsOfTdb() {
    Release release = publish("a", 6, 5).release();
    DatasetGraph dataset =
        DatabaseMgr.connectDatasetGraph(Location.create(release.database().toString()));
    try {
      assertThat(count(dataset, "a")).isEqualTo(6);
    } finally {
      TDBInternal.expel(dataset);
    }
  }

  @Test
  void reportsDamagedReleasesAndReplacesThem() throws IOException {
    Release release = publish("a", 2, 5).release();
    Files.writeString(Release.manifest(release.folder()), "{");
    assertProblem(Code.RELEASE_DAMAGED, () -> store.open().close());
    Files.writeString(store.currentFile(), "../../etc\n");
    assertProblem(Code.RELEASE_DAMAGED, () -> store.current());
    Release again = publish("a", 2, 5).release();
    assertThat(again.number()).isEqualTo(2);
    store.open().close();
    Files.delete(Connections.storage(again.database()).resolve("SPO.bpt"));
    assertProblem(Code.RELEASE_DAMAGED, () -> store.open().close());
  }

  @Test
  void clearsAwayWhatAStoppedBuildLeft() throws IOException {
    publish("a", 2, 5);
    Files.createDirectories(store.folder().resolve("building-1-2/tdb2"));
    Files.createDirectories(store.folder().resolve("deleted-0000-x/tdb2"));
    Files.writeString(store.folder().resolve("current.new"), "half");
    store.writer().close();
    assertThat(entries(store.folder())).doesNotContain("building-1-2", "deleted-0000-x");
    publish("b", 2, 5);
    assertThat(entries(store.folder())).containsExactly("build.lock", "current", "releases");
  }

  @Test
  void leavesTheCurrentReleaseWhenABuildFails() throws IOException {
    Release first = publish("a", 2, 5).release();
    ReleaseDraft good = draft("b", 4);
    ReleaseDraft wrong =
        new ReleaseDraft(
            good.dataset(),
            () -> {
              throw new UncheckedIOException(new IOException("No space left on device"));
            },
            good.description(),
            good.ontology(),
            good.inputs(),
            good.sources(),
            good.counts());
    try (ReleaseWriter writer = store.writer()) {
      assertProblem(Code.STORE_FULL, () -> writer.publish(wrong, 5));
    }
    assertThat(store.current()).contains(first);
    assertThat(entries(store.folder())).containsExactly("build.lock", "current", "releases");
  }

  @Test
  void saysThatAFileStandsInPlaceOfTheFolder() throws IOException {
    Files.writeString(store.folder(), "a file");
    assertThat(store.current()).isEmpty();
    assertProblem(Code.STORE_UNWRITABLE, () -> store.writer().close());
    Files.delete(store.folder());
    Files.createDirectories(store.folder());
    Files.writeString(store.folder().resolve("releases"), "a file");
    assertProblem(Code.STORE_UNWRITABLE, () -> store.writer().close());
  }
}
