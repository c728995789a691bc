package entente.cli;

import entente.extract.Extraction;
import entente.extract.Fact;
import entente.extract.Sentence;
import entente.extract.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints an extraction for people: each sentence that was used, with its facts below it. */
final class FactList {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int USUAL_WIDTH = 100;
  private static final int NARROWEST = 40;

  private final int width;

  /**
   * A list of lines of at most that width.
   *
   * @param width columns, or 0 for the usual
   */
  FactList(int width) {
    this.width = width == 0 ? USUAL_WIDTH : Math.max(NARROWEST, width);
  }

  void write(Extraction extraction, Appendable out) throws IOException {
    String text = extraction.document().text();
    Map<Span, List<Fact>> byEvidence = new LinkedHashMap<>();
    for (Fact fact : extraction.facts()) {
      byEvidence.computeIfAbsent(fact.evidence(), span -> new ArrayList<>()).add(fact);
    }
    out.append(heading(extraction));
    String section = "";
    for (Map.Entry<Span, List<Fact>> entry : byEvidence.entrySet()) {
      String own = entry.getValue().get(0).section();
      if (own != null && !own.equals(section)) {
        section = own;
        out.append("\n# ").append(section).append('\n');
      }
      out.append('\n');
      wrap(entry.getKey().of(text), "", "", out);
      for (Fact fact : entry.getValue()) {
        write(fact, out);
      }
    }
    out.append('\n').append(unused(extraction));
  }

  private static String heading(Extraction extraction) {
    long used = extraction.sentences().stream().filter(s -> s.use() == Sentence.Use.USED).count();
    String title = extraction.document().metadata().title();
    return "%s%s: %d facts from %d of %d sentences%n"
        .formatted(
            extraction.document().id(),
            title == null ? "" : " (" + title + ")",
            extraction.facts().size(),
            used,
            extraction.sentences().size());
  }

  private static String unused(Extraction extraction) {
    Map<Sentence.Use, Integer> counts = new EnumMap<>(Sentence.Use.class);
    extraction.sentences().stream()
        .filter(s -> s.use() != Sentence.Use.USED)
        .forEach(s -> counts.merge(s.use(), 1, Integer::sum));
    String list =
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().id())
            .collect(Collectors.joining(", "));
    return "Without facts: " + (list.isEmpty() ? "none" : list) + "\n";
  }

  /** Prints a fact with its slots. */
  void write(Fact fact, Appendable out) throws IOException {
    String ordinal = fact.ordinal() == null ? "" : " no. " + fact.ordinal();
    wrap(
        fact.type().kind().id() + " " + fact.type().id() + ordinal + ": " + fact.label(),
        "  * ",
        "      ",
        out);
    List<String> slots = new ArrayList<>();
    add(slots, "of", fact.of());
    add(slots, "between", fact.parties());
    add(slots, "bodies", fact.bodies());
    add(slots, "persons", fact.persons());
    add(slots, "date", fact.date());
    add(slots, "in words", fact.dateText());
    add(slots, "place", fact.place());
    add(slots, "status", fact.status());
    add(slots, "frequency", fact.frequency());
    add(slots, "topics", fact.topics());
    add(slots, "inferred", List.copyOf(fact.inferred()));
    slots.add("rule " + fact.rule());
    wrap(String.join(" · ", slots), "      ", "      ", out);
  }

  private static void add(List<String> slots, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      slots.add(name + " " + value);
    }
  }

  private static void add(List<String> slots, String name, List<String> values) {
    if (!values.isEmpty()) {
      slots.add(name + " " + String.join(", ", values));
    }
  }

  private void wrap(String text, String first, String others, Appendable out) throws IOException {
    StringBuilder line = new StringBuilder(first);
    boolean fresh = true;
    for (String word : SPACE.splitAsStream(text.strip()).toList()) {
      if (!fresh && line.length() + 1 + word.length() > width) {
        out.append(line).append('\n');
        line = new StringBuilder(others);
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    out.append(line).append('\n');
  }
}
