package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user starts it: what it prints where, and how it ends. */
class MainTest {
  private static final Path SOURCE = Path.of("data/sources/asia-pacific.txt");

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private Run run(String... arguments) throws IOException, InterruptedException {
    return run(System.getProperty("java.class.path"), List.of(arguments));
  }

  private Run run(String classPath, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName()));
    command.addAll(arguments);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("ENTENTE_HOME", Path.of("").toAbsolutePath().toString());
    builder.environment().put("ENTENTE_DB", folder.resolve("store").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  @Test
  void extractsJsonLines() throws Exception {
    Run run = run("extract", SOURCE.toString(), "-f", "jsonl");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .hasSizeGreaterThan(100)
        .allMatch(l -> l.startsWith("{\"id\":\"f") && l.endsWith("}"));
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {0, 1, 2, 0, (byte) 0xff});
    for (String file : List.of("missing.txt", empty.toString(), binary.toString())) {
      Run run = run("extract", file);
      assertThat(run.code()).as(file).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(": error EN-10").doesNotContain("\tat ");
    }
  }

  @Test
  void saysWhatWasMeant() throws Exception {
    Run run = run("extrakt", SOURCE.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("extract");
  }

  @Test
  void asksOnlyWhenThereIsAGraph() throws Exception {
    Run run = run("ask", "topic_shared-by-all");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("EN-601").contains("entente build");
  }

  @Test
  void helpIsGivenWithoutError() throws Exception {
    Run run = run("--help");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("serve", "build", "extract", "query", "ask", "validate", "export");
  }

  /** Each command that the README names, with the project's own files for what stands for any. */
  @Test
  void runsWhatTheReadmeSays() throws Exception {
    String readme = Files.readString(Path.of("README.md"), UTF_8);
    List<List<String>> commands =
        Pattern.compile("bin/entente ([a-z][^`\n]*)")
            .matcher(readme)
            .results()
            .map(found -> words(found.group(1)))
            .filter(words -> !Set.of("serve", "build").contains(words.get(0)))
            .distinct()
            .toList();
    assertThat(commands).hasSizeGreaterThan(4);
    assertThat(run("build", "--data", data().toString()).code()).isZero();
    for (List<String> command : commands) {
      Run run = run(System.getProperty("java.class.path"), command);
      assertThat(run.code()).as("%s: %s", command, run.err()).isZero();
      assertThat(run.out()).as("%s", command).isNotBlank();
    }
    List<Path> links =
        Pattern.compile("]\\(((?!https?:)[^)#]+)\\)")
            .matcher(readme)
            .results()
            .map(link -> Path.of(link.group(1)))
            .toList();
    assertThat(links).hasSizeGreaterThan(5).allMatch(Files::exists);
  }

  private static List<String> words(String command) {
    return Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .map(word -> word.equals("FILE") ? SOURCE.toString() : word)
        .map(word -> word.equals("SELECT …") ? "SELECT * { ?s ?p ?o } LIMIT 1" : word)
        .toList();
  }

  /** A data folder of its own: a test must not write identifiers into the project. */
  private Path data() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("sources"));
    for (String name : List.of("asia-pacific.txt", "asia-pacific.meta.json")) {
      Files.copy(SOURCE.resolveSibling(name), data.resolve("sources").resolve(name));
    }
    return data;
  }

  @Test
  void endsWithOneIfThereIsSomethingToLookAt() throws Exception {
    Path data = data();
    Files.write(data.resolve("sources/binary.txt"), new byte[] {0, 1, 2, 0, (byte) 0xff});
    Run built = run("build", "--data", data.toString());
    assertThat(built.code()).as(built.err()).isEqualTo(1);
    assertThat(built.err()).contains("binary.txt:1:1: error EN-103");
    assertThat(run("ask", "topic_shared-by-all").code()).isZero();
  }

  @Test
  void endsWithThreeIfTheProgramIsAtFault() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(part -> !part.contains("jena-shacl"))
            .collect(Collectors.joining(File.pathSeparator));
    Run run = run(classPath, List.of("validate"));
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("EN-901").doesNotContain("\tat ");
  }

  @Test
  void endsWithFourIfTheEnvironmentIsAtFault() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Run run = run("build", "--data", data().toString(), "--db", file.resolve("store").toString());
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains(": error EN-6").doesNotContain("\tat ");
  }

  @Test
  void buildsAsksAndRefusesAQueryWithoutSense() throws Exception {
    Path data = data();
    Run built = run("build", "--data", data.toString());
    assertThat(built.code()).as(built.err()).isZero();
    Run asked = run("ask", "topic_shared-by-all", "-f", "csv");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("5G").contains("artificial intelligence");
    Run broken = run("query", "-q", "SELECT ?x WHERE { ?x a ent:Instrumnet }");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("EN-406").contains("Instrument");
  }

  @Test
  void extractsFromFoldersAndSaysWhatWasRefused() throws Exception {
    Path documents = Files.createDirectories(folder.resolve("documents"));
    Path facts = Files.createDirectories(folder.resolve("facts"));
    String fact = "The EU and %s launched a digital partnership in March 2020.";
    Files.writeString(documents.resolve("a.txt"), fact.formatted("Norway"));
    Files.writeString(documents.resolve("b.html"), "<!doctype html><p>" + fact.formatted("Peru"));
    Files.writeString(documents.resolve("c.pdf"), "%PDF-1.7 broken");
    Run named = run("extract", documents.toString(), "-f", "jsonl");
    assertThat(named.code()).as(named.err()).isEqualTo(1);
    assertThat(named.out().lines()).anyMatch(l -> l.startsWith("{\"document\":\"a\""));
    assertThat(named.err()).contains("c.pdf: error EN-114");
    Run apart = run("extract", documents.toString(), "-f", "jsonl", "-o", facts.toString());
    assertThat(apart.code()).isEqualTo(1);
    assertThat(facts.resolve("a.jsonl")).content().contains("Norway");
    assertThat(facts.resolve("b.jsonl")).content().contains("Peru").contains("\"start\":null");
  }

  @Test
  void addsDocumentsOnce() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "<!doctype html><p>Text.");
    String data = folder.resolve("more").toString();
    assertThat(run("add", page.toString(), "--data", data).out()).endsWith("page.html\n");
    assertThat(run("add", page.toString(), "--data", data).out()).contains("was there already");
    Files.writeString(page, "<!doctype html><p>Other text.");
    Run other = run("add", page.toString(), "--data", data);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("EN-119").contains("--id");
  }

  @Test
  void fetchesNothingFromPrivateAddresses() throws Exception {
    Run run = run("extract", "http://localhost:1/page");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("EN-122").contains("--allow-host");
  }
}
