package entente.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

/** Small releases for tests. */
final class TestReleases {
  private TestReleases() {}

  /** A draft with that many quads, all of which name the label. */
  static ReleaseDraft draft(String label, int quads) {
    List<String> lines =
        IntStream.range(0, quads)
            .mapToObj(
                i ->
                    "<urn:s%d> <urn:p> \"%s\"%s ."
                        .formatted(i, label, i % 2 == 0 ? "" : " <urn:g" + i % 7 + ">"))
            .sorted()
            .toList();
    return new ReleaseDraft(
        RDFParser.fromString(String.join("\n", lines), Lang.NQUADS).toDatasetGraph(),
        lines.stream().map(line -> (line + "\n").getBytes(UTF_8)).toList(),
        content -> List.of("<urn:release> <urn:id> \"" + content + "\" <urn:provenance> ."),
        "0.1.0",
        new Inputs(Map.of("data", label)),
        Map.of("doc", "0".repeat(64)),
        Map.of("facts", (long) quads));
  }

  /** How many quads and triples of the label there are. */
  static long count(DatasetGraph dataset, String label) {
    return Txn.calculateRead(
        dataset,
        () -> {
          try (QueryExec execution =
              QueryExec.dataset(dataset)
                  .query(
                      QueryFactory.create(
                          "SELECT (COUNT(*) AS ?n) { { ?s ?p \"%1$s\" } UNION { GRAPH ?g { ?s ?p \"%1$s\" } } }"
                              .formatted(label)))
                  .build()) {
            return ((Number) execution.select().next().get("n").getLiteralValue()).longValue();
          }
        });
  }
}
