package entente.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must not be stated of a document.
 *
 * @param mustNot in words
 * @param passage the passage that tempts to state it
 * @param condition when it is violated
 */
record Negative(
    @Nullable String id, @Nullable String mustNot, Passage passage, Condition condition) {

  /** When a negative is violated. */
  sealed interface Condition {}

  /**
   * One predicted fact passes all tests; none passes no tests.
   *
   * @param tests each for one key of the line
   */
  record OneFact(List<Test> tests) implements Condition {
    OneFact {
      tests = List.copyOf(tests);
    }
  }

  /**
   * More than so many different values in a slot, of those that the pattern finds.
   *
   * @param values the slot's values
   * @param kind of the facts that are looked at, or null for all
   * @param type of the facts that are looked at, or null for all
   */
  record TooManyNames(
      Function<Claim, List<String>> values,
      Pattern pattern,
      @Nullable String kind,
      @Nullable String type,
      int most)
      implements Condition {}

  /** A test of one predicted fact. */
  @FunctionalInterface
  interface Test {
    boolean passes(Claim claim, Negative negative, NameForms forms);
  }

  /** How the claims violate it, or null if they do not. */
  @Nullable Violation violation(List<Claim> claims, NameForms forms) {
    List<String> by =
        condition instanceof TooManyNames names
            ? tooMany(names, claims)
            : condition instanceof OneFact one ? violators(one, claims, forms) : List.of();
    return by.isEmpty() ? null : new Violation(id, mustNot, by);
  }

  private static List<String> tooMany(TooManyNames names, List<Claim> claims) {
    Set<String> found = new TreeSet<>();
    for (Claim claim : claims) {
      if ((names.kind() == null || claim.isA(names.kind()))
          && (names.type() == null || names.type().equals(claim.type()))) {
        names.values().apply(claim).stream()
            .filter(value -> names.pattern().matcher(value).find())
            .forEach(value -> found.add(Words.plain(value)));
      }
    }
    return found.size() > names.most() ? List.copyOf(found) : List.of();
  }

  private List<String> violators(OneFact condition, List<Claim> claims, NameForms forms) {
    return claims.stream()
        .filter(
            claim ->
                !condition.tests().isEmpty()
                    && condition.tests().stream().allMatch(t -> t.passes(claim, this, forms)))
        .map(
            claim ->
                claim.id() != null && !claim.id().isEmpty()
                    ? claim.id()
                    : String.valueOf(claim.label()))
        .toList();
  }

  // -------------------------------------------------------------- tests

  static Test always() {
    return (claim, negative, forms) -> true;
  }

  static Test never() {
    return (claim, negative, forms) -> false;
  }

  /** The claim cites the negative's passage: at least half of the shorter one. */
  static Test overlaps() {
    return (claim, negative, forms) ->
        FactMatch.overlap(List.of(negative.passage()), claim, .5) > 0;
  }

  static Test startsAt(int offset) {
    return (claim, negative, forms) -> {
      Integer start = claim.evidence().start();
      return start != null && start >= offset;
    };
  }

  /** The text is one of these. */
  static Test among(Function<Claim, @Nullable String> text, List<String> values) {
    return (claim, negative, forms) -> {
      String value = text.apply(claim);
      return value != null && values.contains(value);
    };
  }

  static Test inSection(String section) {
    return (claim, negative, forms) ->
        Words.plain(Objects.requireNonNullElse(claim.section(), "")).equals(Words.plain(section));
  }

  static Test anyParty(List<String> parties) {
    return (claim, negative, forms) -> {
      Set<String> shared = new HashSet<>(parties(claim, forms));
      shared.retainAll(forms.canonical(NameForms.Field.PARTIES, parties));
      return !shared.isEmpty();
    };
  }

  static Test allParties(List<String> parties) {
    return (claim, negative, forms) ->
        parties(claim, forms).containsAll(forms.canonical(NameForms.Field.PARTIES, parties));
  }

  private static Set<String> parties(Claim claim, NameForms forms) {
    return forms.canonical(NameForms.Field.PARTIES, claim.list(ListSlot.PARTIES));
  }

  static Test parties(int least) {
    return (claim, negative, forms) ->
        forms.partiesWithOneEurope(claim.list(ListSlot.PARTIES)).size() >= least;
  }

  static Test ordinal(int number) {
    return (claim, negative, forms) -> {
      OptionalInt ordinal = SlotComparison.integer(claim.value(ValueSlot.ORDINAL));
      return ordinal.isPresent() && ordinal.getAsInt() == number;
    };
  }

  static Test present(ValueSlot slot, boolean wanted) {
    return (claim, negative, forms) -> (claim.filled(slot) != null) == wanted;
  }

  /** The pattern finds something in one of the texts. */
  static Test finds(Pattern pattern, Function<Claim, List<String>> texts) {
    return (claim, negative, forms) ->
        texts.apply(claim).stream().anyMatch(text -> pattern.matcher(text).find());
  }
}
