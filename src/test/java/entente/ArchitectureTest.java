package entente;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages and what each may use. The rules are plain test methods: fields with
 * {@code @ArchTest} do not run under this Surefire, and nobody is told.
 */
class ArchitectureTest {
  /** From left to right; a package uses only what stands to its left. */
  private static final List<String> ORDER =
      List.of(
          "vocab",
          "problem",
          "source",
          "extract",
          "evaluate",
          "graph",
          "query",
          "reason",
          "validate",
          "store",
          "serve",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("entente");

  /** One rule for each package: it uses nothing that stands to its right. */
  private static List<ArchRule> order(List<String> packages) {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < packages.size() - 1; i++) {
      String[] right =
          packages.subList(i + 1, packages.size()).stream()
              .map(name -> "entente." + name + "..")
              .toArray(String[]::new);
      rules.add(
          noClasses()
              .that()
              .resideInAPackage("entente." + packages.get(i) + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(right)
              .allowEmptyShould(true));
    }
    return rules;
  }

  private static ArchRule only(String owner, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("entente." + owner + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library + "..")
        .because("only entente." + owner + " knows " + library);
  }

  private static ArchRule quiet() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("entente.cli..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("only the command line talks");
  }

  private static ArchRule staysAlive() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("entente.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .because("only the command line ends the process");
  }

  /** The rule must fail for the planted class, or it checks nothing. */
  private static void assertNotices(ArchRule rule, Class<?> planted) {
    JavaClasses classes = new ClassFileImporter().importClasses(planted);
    assertThatExceptionOfType(AssertionError.class)
        .as("%s", rule)
        .isThrownBy(() -> rule.check(classes));
  }

  @Test
  void seesTheClasses() {
    assertThat(CLASSES.size()).isGreaterThan(25);
  }

  @Test
  void hasNoPackageBesideTheOrder() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      packages.add(type.getPackageName().replaceFirst("^entente\\.?", "").split("\\.", 2)[0]);
    }

    assertThat(ORDER).containsAll(packages);
    assertThat(packages).contains("vocab", "problem", "source", "extract", "validate");
  }

  @Test
  void usesOnlyWhatStandsToTheLeft() {
    assertThat(order(ORDER)).hasSize(11).allSatisfy(rule -> rule.check(CLASSES));
  }

  @Test
  void noticesAUseOfWhatStandsToTheRight() {
    List<String> reversed = new ArrayList<>(ORDER);
    Collections.reverse(reversed);

    assertThat(order(reversed))
        .filteredOn(
            rule -> {
              try {
                rule.check(CLASSES);
                return false;
              } catch (AssertionError e) {
                return true;
              }
            })
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void letsProblemsUseNoOtherPackage() {
    noClasses()
        .that()
        .resideInAPackage("entente.problem..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("entente..").and(resideOutsideOfPackage("entente.problem..")))
        .check(CLASSES);
  }

  @Test
  void hasNoCycles() {
    slices().matching("entente.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void talksOnlyOnTheCommandLine() {
    quiet().check(CLASSES);
    staysAlive().check(CLASSES);

    assertNotices(quiet(), Talkative.class);
    assertNotices(staysAlive(), Final.class);
  }

  @Test
  void keepsFusekiInServe() {
    only("serve", "org.apache.jena.fuseki").check(CLASSES);

    assertNotices(only("serve", "org.apache.jena.fuseki"), Server.class);
  }

  @Test
  void keepsTdb2InStore() {
    only("store", "org.apache.jena.tdb2").check(CLASSES);

    assertNotices(only("store", "org.apache.jena.tdb2"), Store.class);
  }

  @Test
  void keepsFormatsInSource() {
    for (String library :
        List.of("org.jsoup", "org.apache.pdfbox", "org.commonmark", "org.zwobble.mammoth")) {
      only("source", library).check(CLASSES);
    }

    assertNotices(only("source", "org.jsoup"), Page.class);
  }

  @Test
  void keepsThePartsForTestsOutOfTheApplication() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.semanticweb..", "org.junit..", "org.assertj..");
    rule.check(CLASSES);

    assertNotices(rule, ArchitectureTest.class);
  }

  @Test
  void hasNoMutableStaticState() {
    ArchRule rule = fields().that().areStatic().should().beFinal();
    rule.check(CLASSES);

    assertNotices(rule, Mutable.class);
  }

  @Test
  void namesNoClassAfterAnythingButTheDomain() {
    ArchRule rule =
        classes()
            .should()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");
    rule.check(CLASSES);

    assertNotices(rule, PlantedHelper.class);
  }

  @Test
  void describesEachPackageAndItsNulls() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src", "main", "java", "entente"))) {
      List<Path> packages = folders.filter(Files::isDirectory).sorted().toList();

      assertThat(packages).hasSizeGreaterThanOrEqualTo(5);
      assertThat(packages)
          .allSatisfy(
              folder ->
                  assertThat(Files.readString(folder.resolve("package-info.java")))
                      .contains("/**", "@NullMarked"));
    }
  }

  // Planted failures.

  private static final class Talkative {
    @SuppressWarnings("unused")
    void talk() {
      System.out.println("planted");
    }
  }

  private static final class Final {
    @SuppressWarnings("unused")
    void end() {
      System.exit(1);
    }
  }

  private static final class Server {
    @SuppressWarnings("unused")
    org.apache.jena.fuseki.main.FusekiServer server() {
      return org.apache.jena.fuseki.main.FusekiServer.create().build();
    }
  }

  private static final class Store {
    @SuppressWarnings("unused")
    Object store() {
      return org.apache.jena.tdb2.TDB2Factory.createDataset();
    }
  }

  private static final class Page {
    @SuppressWarnings("unused")
    Object page() {
      return org.jsoup.Jsoup.parse("");
    }
  }

  private static final class Mutable {
    @SuppressWarnings("unused")
    private static int count;
  }

  private static final class PlantedHelper {}
}
