package entente.extract;

import entente.extract.Explanation.Firing;
import entente.extract.Explanation.Mention;
import entente.extract.Explanation.Outcome;
import entente.extract.Explanation.Reading;
import entente.extract.RuleMatcher.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps how sentences were read while a document is extracted, see {@link Explanation}. */
final class Trace {
  private record Step(Match match, Outcome outcome, List<Draft> drafts) {}

  /** What is kept of one sentence. */
  private record Notes(List<Token> tokens, List<Chunk> chunks, List<Step> steps) {}

  /** By sentence; a row of a table may be read as several. */
  private final Map<Span, List<Notes>> notes = new HashMap<>();

  /** A sentence was taken apart. */
  void sentence(Span span, List<Token> tokens, List<Chunk> chunks) {
    notes
        .computeIfAbsent(span, s -> new ArrayList<>())
        .add(new Notes(List.copyOf(tokens), List.copyOf(chunks), new ArrayList<>()));
  }

  /** A rule matched in the sentence. */
  void match(Span sentence, Match match, Outcome outcome, List<Draft> drafts) {
    List<Notes> kept = notes.get(sentence);
    if (kept != null) {
      kept.get(kept.size() - 1).steps.add(new Step(match, outcome, List.copyOf(drafts)));
    }
  }

  /** The readings of the sentences. */
  List<Reading> readings(List<Sentence> sentences, IdentityHashMap<Draft, String> ids) {
    List<Reading> readings = new ArrayList<>();
    for (Sentence sentence : sentences) {
      List<Mention> mentions = new ArrayList<>();
      List<Firing> firings = new ArrayList<>();
      for (Notes kept : notes.getOrDefault(sentence.span(), List.of())) {
        mentions.addAll(mentions(kept));
        firings.addAll(firings(kept, ids));
      }
      readings.add(new Reading(sentence, mentions, firings));
    }
    return readings;
  }

  private static List<Mention> mentions(Notes notes) {
    List<Mention> mentions = new ArrayList<>();
    for (Chunk chunk : notes.chunks) {
      if (!(chunk instanceof Chunk.Plain)) {
        mentions.add(mention(span(notes, chunk.from(), chunk.to()), chunk));
      }
    }
    return mentions;
  }

  private static Span span(Notes notes, int from, int to) {
    return new Span(notes.tokens.get(from).start(), notes.tokens.get(to - 1).end());
  }

  private static Mention mention(Span span, Chunk chunk) {
    if (chunk instanceof Chunk.Named named) {
      String part = named.whole() == null ? "" : ", part of " + named.whole().label();
      return new Mention(
          span,
          lower(named.name().kind()) + (named.name().demonym() ? " (adjective)" : ""),
          named.name().label() + part);
    }
    if (chunk instanceof Chunk.When when) {
      String edtf = when.value().edtf();
      return new Mention(span, "date", edtf == null ? "not resolved" : edtf);
    }
    if (chunk instanceof Chunk.Ordinal ordinal) {
      return new Mention(span, "ordinal", String.valueOf(ordinal.value()));
    }
    if (chunk instanceof Chunk.Person person) {
      Chunk.Office office = person.office();
      return new Mention(
          span, "person", person.name() + (office == null ? "" : ", " + office.title()));
    }
    if (chunk instanceof Chunk.Office office) {
      return new Mention(span, "office", office.title());
    }
    if (chunk instanceof Chunk.Phrase phrase) {
      String type = phrase.head().type();
      return new Mention(
          span, lower(phrase.head().kind()), phrase.core() + (type.isEmpty() ? "" : ", " + type));
    }
    if (chunk instanceof Chunk.VerbGroup verb) {
      return new Mention(span, "verb", verb(verb));
    }
    return chunk instanceof Chunk.Pair
        ? new Mention(span, "pair", "both sides")
        : new Mention(span, "relative", "what stands before it");
  }

  private static String verb(Chunk.VerbGroup verb) {
    return verb.verb().lemma()
        + ", "
        + lower(verb.mode())
        + (verb.passive() ? ", passive" : verb.participle() ? ", perhaps a participle" : "")
        + (verb.control().isEmpty() ? "" : ", governed by " + verb.control());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<Firing> firings(Notes notes, IdentityHashMap<Draft, String> ids) {
    List<Firing> firings = new ArrayList<>();
    for (Step step : notes.steps) {
      Map<String, List<Span>> slots = new LinkedHashMap<>();
      step.match
          .slots()
          .forEach(
              (slot, chunks) ->
                  slots.put(
                      slot.isEmpty() ? "anchor" : slot,
                      chunks.stream().map(c -> span(notes, c.from(), c.to())).toList()));
      int from = notes.chunks.get(step.match.start()).from();
      int to = notes.chunks.get(step.match.end() - 1).to();
      List<String> facts = new ArrayList<>();
      for (Draft draft : step.drafts) {
        String id = ids.get(draft);
        if (id != null) {
          facts.add(id);
        }
      }
      Rule rule = step.match.rule();
      firings.add(
          new Firing(
              rule.id(),
              rule.file(),
              rule.line(),
              step.outcome,
              span(notes, from, to),
              slots,
              facts));
    }
    return firings;
  }
}
