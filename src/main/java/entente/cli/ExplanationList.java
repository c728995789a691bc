package entente.cli;

import entente.extract.Explanation;
import entente.extract.Explanation.Firing;
import entente.extract.Explanation.Mention;
import entente.extract.Explanation.Reading;
import entente.extract.Fact;
import entente.extract.Sentence;
import entente.extract.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints how each sentence was read: its mentions, the rules that matched with the words in their
 * slots, the facts, what was skipped and why. Offsets count characters of the text from 0.
 */
final class ExplanationList {
  private final Map<Sentence.Use, String> definitions;
  private final FactList facts;

  /**
   * @param definitions what the reasons mean for which a sentence gives no fact
   * @param width columns of the terminal, or 0 for the usual
   */
  ExplanationList(Map<Sentence.Use, String> definitions, int width) {
    this.definitions = definitions;
    this.facts = new FactList(width);
  }

  void write(Explanation explanation, Appendable out) throws IOException {
    String text = explanation.extraction().document().text();
    String origin = explanation.extraction().document().origin();
    Lines lines = new Lines(text);
    for (Reading reading : explanation.readings()) {
      Sentence sentence = reading.sentence();
      Span span = sentence.span();
      out.append(origin + ":" + lines.at(span.start()) + ": " + sentence.use().id() + "\n");
      out.append("  " + words(span, text) + "\n");
      for (Sentence.Skip skip : sentence.skipped()) {
        out.append("  skipped, " + skip.reason() + ": " + quoted(skip.span(), text) + "\n");
      }
      for (Mention mention : reading.mentions()) {
        out.append(
            "  - " + quoted(mention.span(), text) + " " + mention.what() + ": " + mention.detail());
        out.append("\n");
      }
      for (Firing firing : reading.firings()) {
        out.append("  > " + rule(firing, text) + "\n");
      }
      for (Fact fact : explanation.extraction().facts()) {
        if (fact.evidence().equals(span)) {
          out.append("  = ").append(fact.id()).append('\n');
          facts.write(fact, out);
        } else if (fact.evidenceAlso().contains(span)) {
          out.append("  = again " + fact.id() + ": " + fact.label() + "\n");
        }
      }
      if (sentence.use() != Sentence.Use.USED) {
        out.append("  no fact. " + definitions.getOrDefault(sentence.use(), "") + "\n");
      }
      out.append('\n');
    }
  }

  private static String rule(Firing firing, String text) {
    List<String> slots = new ArrayList<>();
    firing
        .slots()
        .forEach(
            (slot, spans) ->
                slots.add(
                    slot
                        + " "
                        + String.join(", ", spans.stream().map(s -> quoted(s, text)).toList())));
    String made = firing.facts().isEmpty() ? "" : " " + String.join(", ", firing.facts());
    return "rule %s (%s:%d) %s%s; it matched %s%s"
        .formatted(
            firing.rule(),
            firing.file(),
            firing.line(),
            firing.outcome().words(),
            made,
            quoted(firing.span(), text),
            slots.isEmpty() ? "" : "; " + String.join("; ", slots));
  }

  private static String quoted(Span span, String text) {
    int start = text.codePointCount(0, span.start());
    int end = start + text.codePointCount(span.start(), span.end());
    return "'" + words(span, text) + "' " + start + "–" + end;
  }

  private static String words(Span span, String text) {
    return span.of(text).replaceAll("\\s+", " ");
  }
}
