package entente.graph;

import entente.extract.Certainty;
import entente.extract.FactType;
import entente.vocab.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts back out of a dataset, by plain SPARQL 1.1 alone: the queries are the files
 * {@code *.rq} beside this class.
 */
public final class FactReader {
  private static final Comparator<StatedFact> ORDER =
      Comparator.comparing(StatedFact::document)
          .thenComparing(StatedFact::start)
          .thenComparing(StatedFact::type)
          .thenComparing(StatedFact::label)
          .thenComparing(StatedFact::statement);

  private FactReader() {}

  /** All facts, sorted by document and position. Works in any dataset that supports reading. */
  public static List<StatedFact> read(DatasetGraph dataset) {
    Supplier<List<StatedFact>> reading = () -> new Reading(dataset).facts();
    return dataset.supportsTransactions() && !dataset.isInTransaction()
        ? Txn.calculateRead(dataset, reading)
        : reading.get();
  }

  /** A value with the name that its passage gives it. */
  private record Named(String value, String name) {}

  private static final class Reading {
    private final DatasetGraph dataset;
    private final Map<String, FactType> types = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> slots = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Map<String, String>> written = new HashMap<>();
    private final Map<String, String> first = new HashMap<>();

    Reading(DatasetGraph dataset) {
      this.dataset = dataset;
      for (FactType type : FactType.values()) {
        types.put(Provenance.statementType(type), type);
      }
    }

    List<StatedFact> facts() {
      rows(
          "slots.rq",
          row ->
              slots
                  .computeIfAbsent(required(row, "statement"), k -> new HashMap<>())
                  .computeIfAbsent(required(row, "slot"), k -> new TreeSet<>())
                  .add(required(row, "value")));
      rows(
          "names.rq",
          row -> names.merge(required(row, "thing"), required(row, "name"), Reading::smaller));
      rows(
          "written-names.rq",
          row ->
              written
                  .computeIfAbsent(required(row, "passage"), k -> new HashMap<>())
                  .merge(required(row, "thing"), required(row, "name"), Reading::smaller));
      rows("first-bodies.rq", row -> first.put(required(row, "statement"), required(row, "first")));
      Map<String, StatedFact> facts = new TreeMap<>();
      rows(
          "facts.rq",
          row -> {
            StatedFact fact = fact(row);
            facts.merge(
                fact.statement() + " " + fact.document() + " " + fact.start(),
                fact,
                (a, b) -> ORDER_OF_SPELLINGS.compare(a, b) <= 0 ? a : b);
          });
      return facts.values().stream().sorted(ORDER).toList();
    }

    private static final Comparator<StatedFact> ORDER_OF_SPELLINGS =
        Comparator.comparing((StatedFact f) -> String.valueOf(f.section()))
            .thenComparing(f -> String.valueOf(f.dateText()));

    private static String smaller(String one, String other) {
      return one.compareTo(other) <= 0 ? one : other;
    }

    private StatedFact fact(Binding row) {
      String statement = required(row, "statement");
      FactType type = types.get(required(row, "type"));
      if (type == null) {
        throw new IllegalStateException("no such statement type: " + required(row, "type"));
      }
      String ordinal = text(row, "ordinal");
      String passage = required(row, "passage");
      return new StatedFact(
          statement,
          required(row, "document"),
          values(statement, "about"),
          type,
          required(row, "label"),
          names(statement, "parties", passage),
          bodies(statement, passage),
          names(statement, "persons", passage),
          names(statement, "topics", passage),
          text(row, "date"),
          text(row, "dateText"),
          concept(row, "status"),
          single(statement, "place", passage),
          ordinal == null ? null : Integer.valueOf(ordinal),
          single(statement, "of", passage),
          concept(row, "frequency"),
          passage,
          required(row, "quote"),
          Integer.parseInt(required(row, "start")),
          Integer.parseInt(required(row, "end")),
          values(statement, "passages"),
          text(row, "section"),
          new TreeSet<>(values(statement, "inferred")),
          Certainty.valueOf(String.valueOf(concept(row, "certainty")).toUpperCase(Locale.ROOT)),
          required(row, "rule"));
    }

    private List<String> values(String statement, String slot) {
      return List.copyOf(
          slots.getOrDefault(statement, Map.of()).getOrDefault(slot, new TreeSet<>()));
    }

    /** The thing's name as the passage writes it, else as it is called, else its IRI. */
    private String name(String thing, String passage) {
      String name = written.getOrDefault(passage, Map.of()).get(thing);
      return name == null ? names.getOrDefault(thing, thing) : name;
    }

    private List<String> names(String statement, String slot, String passage) {
      return values(statement, slot).stream().map(v -> name(v, passage)).sorted().toList();
    }

    private @Nullable String single(String statement, String slot, String passage) {
      return names(statement, slot, passage).stream().findFirst().orElse(null);
    }

    private List<String> bodies(String statement, String passage) {
      List<Named> bodies = new ArrayList<>();
      values(statement, "bodies").forEach(iri -> bodies.add(new Named(iri, name(iri, passage))));
      String leader = first.get(statement);
      bodies.sort(
          Comparator.comparing((Named b) -> !b.value.equals(leader)).thenComparing(Named::name));
      return bodies.stream().map(Named::name).toList();
    }

    /** The value's part of a concept's IRI: {@code …/status-in-force} → {@code in-force}. */
    private static @Nullable String concept(Binding row, String variable) {
      String iri = text(row, variable);
      String list = Ids.concept(variable + "-");
      return iri == null || !iri.startsWith(list) ? iri : iri.substring(list.length());
    }

    private static String required(Binding row, String variable) {
      String text = text(row, variable);
      if (text == null) {
        throw new IllegalStateException("a row without " + variable + ": " + row);
      }
      return text;
    }

    private static @Nullable String text(Binding row, String variable) {
      Node node = row.get(Var.alloc(variable));
      if (node == null) {
        return null;
      }
      return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    private void rows(String query, Consumer<Binding> use) {
      try (QueryExec execution =
          QueryExec.dataset(dataset).query(QueryFactory.create(source(query))).build()) {
        RowSet rows = execution.select();
        rows.forEachRemaining(use);
      }
    }

    private static String source(String name) {
      try (InputStream stream = FactReader.class.getResourceAsStream(name)) {
        if (stream == null) {
          throw new IllegalStateException("the query is missing: " + name);
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
