package entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import entente.source.Home;
import entente.source.Metadata;
import entente.source.SourceDocument;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The example of every rule gives the facts that the rule's file expects of it. */
class RuleExamplesTest {
  private static final TextExtractor EXTRACTOR =
      TextExtractor.create(new Home(Path.of(System.getProperty("entente.home", "."))));

  /** What these make adds to facts of other rules. */
  private static final Set<String> ADDING = Set.of("Frequency", "Ended", "Outcome", "Covers");

  private static final Pattern EXAMPLE = Pattern.compile("(?s)(?:\\[(.+?)\\] )?(.+)");

  @TestFactory
  Stream<DynamicTest> examplesGiveWhatTheyPromise() {
    return EXTRACTOR.rules().rules().stream()
        .flatMap(
            rule ->
                rule.examples().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                rule.id() + " (line " + example.line() + ")",
                                () -> assertThat(failures(rule, example)).isEmpty())));
  }

  @Test
  void thereAreRulesToTest() {
    assertThat(EXTRACTOR.rules().rules()).hasSizeGreaterThan(90);
  }

  @Test
  void aPromiseThatIsNotKeptIsSeen() {
    Rule rule = EXTRACTOR.rules().rules().get(0);
    Rule.Example example =
        new Rule.Example(1, "The EU and Japan met in Tokyo.", "Signing date=1999-01-01");
    assertThat(failures(rule, example)).isNotEmpty();
  }

  private static List<String> failures(Rule rule, Rule.Example example) {
    Matcher parts = EXAMPLE.matcher(example.text());
    assertThat(parts.matches()).isTrue();
    String partner = parts.group(1);
    Metadata metadata =
        new Metadata(partner, null, null, null, LocalDate.of(2025, 6, 1), "en", null, null);
    SourceDocument document =
        new SourceDocument("example", "example", parts.group(2), true, "0", metadata);
    List<Fact> facts = EXTRACTOR.extract(document).facts();
    Set<Fact> used = new LinkedHashSet<>();
    List<String> failures = new ArrayList<>();
    for (String expected : example.expect().split(";", -1)) {
      if (facts.stream()
          .filter(f -> !used.contains(f))
          .noneMatch(f -> fits(f, expected.strip(), used))) {
        failures.add(
            "no "
                + expected.strip()
                + " in "
                + facts.stream().map(RuleExamplesTest::show).toList());
      }
    }
    if (!ADDING.contains(rule.make())
        && facts.stream().noneMatch(f -> f.rule().equals(rule.id()))) {
      failures.add(
          "the rule made nothing of " + facts.stream().map(RuleExamplesTest::show).toList());
    }
    return failures;
  }

  private static boolean fits(Fact fact, String expected, Set<Fact> used) {
    String[] words = expected.split(" (?=\\w+=)", -1);
    if (!fact.type().id().equals(words[0])) {
      return false;
    }
    Map<String, String> slots = new TreeMap<>();
    slots.put("date", String.valueOf(fact.date()));
    slots.put("status", String.valueOf(fact.status()));
    slots.put("place", String.valueOf(fact.place()));
    slots.put("ordinal", String.valueOf(fact.ordinal()));
    slots.put("frequency", String.valueOf(fact.frequency()));
    for (int i = 1; i < words.length; i++) {
      String[] slot = words[i].strip().split("=", 2);
      if (!slot[1].strip().equals(slots.get(slot[0]))) {
        return false;
      }
    }
    used.add(fact);
    return true;
  }

  private static String show(Fact fact) {
    return "%s date=%s status=%s place=%s ordinal=%s frequency=%s by %s"
        .formatted(
            fact.type().id(),
            fact.date(),
            fact.status(),
            fact.place(),
            fact.ordinal(),
            fact.frequency(),
            fact.rule());
  }
}
