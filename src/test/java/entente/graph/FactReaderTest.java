package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;

import entente.extract.Extraction;
import entente.extract.Fact;
import entente.extract.FactType;
import entente.graph.Reference.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;

/** Every fact can be read back from the graph, by SPARQL alone. */
class FactReaderTest {
  private static final Reference REFERENCE = Reference.load(GoldFacts.HOME);

  private static DatasetGraph build(List<Extraction> documents) {
    return new GraphBuilder(REFERENCE, Identifiers.none(), Curated.none()).build(documents);
  }

  private static String actor(String name, Collection<String> parties) {
    List<String> polities =
        parties.stream().flatMap(p -> REFERENCE.findActor(p, List.of()).stream()).toList();
    return REFERENCE.findActor(name, polities).map(REFERENCE::label).orElse(name);
  }

  /** A fact with its names as the reference data has them, as one line. */
  private static String line(String document, String text, Fact fact) {
    List<String> bodies = fact.bodies().stream().map(b -> actor(b, fact.parties())).toList();
    boolean ordered = fact.type() == FactType.PartOf || fact.type() == FactType.FormerName;
    String of = fact.of();
    if (of != null && fact.bodies().contains(of)) {
      of = actor(of, fact.parties());
    }
    List<Object> slots = new ArrayList<>();
    slots.add(document);
    slots.add(fact.type());
    slots.add(fact.label());
    slots.add(sorted(fact.parties().stream().map(p -> actor(p, List.of())).toList()));
    slots.add(ordered ? bodies : sorted(bodies));
    slots.add(sorted(fact.persons()));
    slots.add(
        sorted(
            fact.topics().stream()
                .map(t -> REFERENCE.find(Sort.TOPIC, t).map(REFERENCE::label).orElse(t))
                .toList()));
    slots.add(String.valueOf(fact.date()));
    slots.add(String.valueOf(fact.dateText()));
    slots.add(String.valueOf(fact.status()));
    String place = fact.place();
    slots.add(
        place == null
            ? "null"
            : REFERENCE.find(Sort.PLACE, place).map(REFERENCE::label).orElse(place));
    slots.add(String.valueOf(fact.ordinal()));
    slots.add(String.valueOf(of));
    slots.add(String.valueOf(fact.frequency()));
    slots.add(fact.evidence().of(text));
    slots.add(text.codePointCount(0, fact.evidence().start()));
    slots.add(text.codePointCount(0, fact.evidence().end()));
    Set<Object> passages = new TreeSet<>(fact.evidenceAlso());
    passages.add(fact.evidence());
    slots.add(passages.size());
    slots.add(String.valueOf(fact.section()));
    slots.add(new TreeSet<>(fact.inferred()));
    slots.add(fact.certainty());
    slots.add(fact.rule());
    return String.join(" | ", slots.stream().map(Objects::toString).toList());
  }

  private static String line(StatedFact fact) {
    List<Object> slots = new ArrayList<>();
    slots.add(fact.document());
    slots.add(fact.type());
    slots.add(fact.label());
    slots.add(fact.parties());
    slots.add(fact.bodies());
    slots.add(fact.persons());
    slots.add(fact.topics());
    slots.add(String.valueOf(fact.date()));
    slots.add(String.valueOf(fact.dateText()));
    slots.add(String.valueOf(fact.status()));
    slots.add(String.valueOf(fact.place()));
    slots.add(String.valueOf(fact.ordinal()));
    slots.add(String.valueOf(fact.of()));
    slots.add(String.valueOf(fact.frequency()));
    slots.add(fact.quote());
    slots.add(fact.start());
    slots.add(fact.end());
    slots.add(fact.passages().size());
    slots.add(String.valueOf(fact.section()));
    slots.add(fact.inferred());
    slots.add(fact.certainty());
    slots.add(fact.rule());
    return String.join(" | ", slots.stream().map(Objects::toString).toList());
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().distinct().sorted().toList();
  }

  private static List<String> lines(List<Extraction> documents) {
    List<String> lines = new ArrayList<>();
    for (Extraction extraction : documents) {
      for (Fact fact : extraction.facts()) {
        lines.add(line(extraction.document().id(), extraction.document().text(), fact));
      }
    }
    return lines;
  }

  @Test
  void readsEveryFactOfTheFirstSourceBack() {
    List<Extraction> documents = List.of(GoldFacts.firstSource());
    compare(documents, 100);
  }

  @Test
  void readsEveryFactOfTheCorpusBack() {
    List<Extraction> documents = GoldFacts.all();
    compare(documents, 400);
  }

  /** Compares sorted lists, so that a failure shows what differs first. */
  private static void compare(List<Extraction> documents, int atLeast) {
    Set<String> read = new TreeSet<>();
    List<StatedFact> facts = FactReader.read(build(documents));
    facts.forEach(fact -> read.add(line(fact)));
    Set<String> written = new TreeSet<>(lines(documents));
    assertThat(facts).hasSizeGreaterThan(atLeast).hasSize(lines(documents).size());
    Set<String> missing = new TreeSet<>(written);
    missing.removeAll(read);
    Set<String> surplus = new TreeSet<>(read);
    surplus.removeAll(written);
    assertThat(missing).as("written, not read").isEmpty();
    assertThat(surplus).as("read, not written").isEmpty();
  }

  @Test
  void readsNothingOutOfAnEmptyDataset() {
    assertThat(FactReader.read(DatasetGraphFactory.createTxnMem())).isEmpty();
  }
}
