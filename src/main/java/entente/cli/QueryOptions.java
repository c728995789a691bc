package entente.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that ask questions share. */
final class QueryOptions {
  @Mixin StoreOptions store;

  @Option(
      names = "--url",
      paramLabel = "ENDPOINT",
      description = "Ask this SPARQL endpoint instead of the store.")
  @Nullable String url;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = {
        "table, tsv, csv, json or xml; ttl, nt, jsonld, trig or rdfxml for triples",
        "(default: a table on a terminal, else tsv; ttl for triples)."
      })
  @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file; its ending tells the format.")
  @Nullable Path output;

  @Option(
      names = "--query-time",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Durations.class,
      description = "How long the query may run (default: ${DEFAULT-VALUE}).")
  Duration queryTime;

  @Option(
      names = "--row-limit",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many rows the answer may have (default: ${DEFAULT-VALUE}).")
  int rowLimit;
}
