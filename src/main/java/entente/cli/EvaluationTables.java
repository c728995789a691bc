package entente.cli;

import entente.evaluate.DocumentScore;
import entente.evaluate.Evaluation;
import entente.evaluate.Figures;
import entente.evaluate.ListSlot;
import entente.evaluate.Score;
import entente.evaluate.ValueScore;
import entente.evaluate.ValueSlot;
import entente.evaluate.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An evaluation as tables for people: tiers and kinds, slots, documents, violated negatives. */
final class EvaluationTables {
  private static final List<String> TIERS = List.of("core", "soft", "all");
  private static final List<String> KINDS =
      List.of("event", "agreement", "forum", "role", "programme", "relation", "objective");

  private final Evaluation evaluation;

  EvaluationTables(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  void writeText(Appendable out) throws IOException {
    for (Grid grid : grids()) {
      grid.writeText(out);
      out.append('\n');
    }
    out.append(negatives()).append('\n');
    for (String line : violations()) {
      out.append("  ").append(line).append('\n');
    }
  }

  void writeMarkdown(Appendable out) throws IOException {
    for (Grid grid : grids()) {
      grid.writeMarkdown(out);
      out.append('\n');
    }
    out.append(negatives()).append('\n');
    List<String> violations = violations();
    out.append(violations.isEmpty() ? "" : "\n");
    for (String line : violations) {
      out.append("- ").append(line).append('\n');
    }
  }

  private List<Grid> grids() {
    return List.of(facts(), slots(), documents());
  }

  private Grid facts() {
    Map<String, Figures> groups = evaluation.groups();
    List<List<String>> rows = new ArrayList<>();
    for (String tier : TIERS) {
      rows.add(facts(tier, groups.getOrDefault(tier, evaluation.group(tier))));
    }
    for (String kind : KINDS) {
      Figures figures = groups.get("kind:" + kind);
      if (figures != null && figures.facts().gold() + figures.facts().predicted() > 0) {
        rows.add(facts(kind, figures));
      }
    }
    int documents = evaluation.documents().size();
    return new Grid(
        ("Facts of %d %s (all slots: parties, date, place, ordinal and status right; * EU ="
                + " Commission; core F1, mean of the documents: %s)")
            .formatted(
                documents,
                documents == 1 ? "document" : "documents",
                Grid.ratio(evaluation.meanCoreF1())),
        List.of(
            "",
            "gold",
            "stated",
            "right",
            "twice",
            "P",
            "R",
            "F1",
            "all slots P",
            "R",
            "* P",
            "* R"),
        rows);
  }

  private static List<String> facts(String name, Figures figures) {
    Score facts = figures.facts();
    Score slots = figures.allSlotsScore();
    Score slotsOneEurope = figures.allSlotsOneEuropeScore();
    return List.of(
        name,
        String.valueOf(facts.gold()),
        String.valueOf(facts.predicted()),
        String.valueOf(facts.right()),
        String.valueOf(figures.duplicates()),
        Grid.ratio(facts.precision()),
        Grid.ratio(facts.recall()),
        Grid.ratio(facts.f1()),
        Grid.ratio(slots.precision()),
        Grid.ratio(slots.recall()),
        Grid.ratio(slotsOneEurope.precision()),
        Grid.ratio(slotsOneEurope.recall()));
  }

  private Grid slots() {
    List<String> head = new ArrayList<>(List.of(""));
    for (ListSlot slot : ListSlot.values()) {
      head.add(slot.id() + " F1");
    }
    for (ValueSlot slot : ValueSlot.values()) {
      head.add(slot.id());
    }
    List<List<String>> rows = new ArrayList<>();
    for (String tier : TIERS) {
      Figures figures = evaluation.group(tier);
      List<String> row = new ArrayList<>(List.of(tier));
      for (ListSlot slot : ListSlot.values()) {
        row.add(Grid.ratio(figures.list(slot).f1()));
      }
      for (ValueSlot slot : ValueSlot.values()) {
        ValueScore score = figures.value(slot);
        row.add(
            "%d/%d (%s)".formatted(score.right(), score.filled(), Grid.ratio(score.accuracy())));
      }
      rows.add(row);
    }
    return new Grid("Slots of the facts that are right (right/filled)", head, rows);
  }

  private Grid documents() {
    List<List<String>> rows = new ArrayList<>();
    for (DocumentScore document : evaluation.documents()) {
      Figures core = document.group("core");
      Score soft = document.group("soft").facts();
      rows.add(
          List.of(
              document.document() + (document.hasPredictions() ? "" : " (no facts given)"),
              String.valueOf(core.facts().gold()),
              String.valueOf(core.facts().predicted()),
              String.valueOf(core.facts().right()),
              Grid.ratio(core.facts().precision()),
              Grid.ratio(core.facts().recall()),
              Grid.ratio(core.allSlotsScore().recall()),
              Grid.ratio(soft.precision()),
              Grid.ratio(soft.recall()),
              String.valueOf(document.group("all").duplicates()),
              document.violations().size() + "/" + document.negatives()));
    }
    return new Grid(
        "Documents",
        List.of(
            "",
            "core gold",
            "stated",
            "right",
            "P",
            "R",
            "all slots R",
            "soft P",
            "R",
            "twice",
            "negatives"),
        rows);
  }

  private String negatives() {
    return "Negatives violated: %d of %d"
        .formatted(evaluation.violations(), evaluation.negatives());
  }

  private List<String> violations() {
    List<String> lines = new ArrayList<>();
    for (DocumentScore document : evaluation.documents()) {
      for (Violation violation : document.violations()) {
        lines.add(
            "%s: %s %s (%s)"
                .formatted(
                    document.document(),
                    violation.negative(),
                    violation.mustNot(),
                    String.join(", ", violation.by())));
      }
    }
    return lines;
  }
}
