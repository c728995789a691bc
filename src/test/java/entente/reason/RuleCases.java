package entente.reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/**
 * The case files of the rules: blocks that start with {@code #@ rule: name} and hold premises, then
 * under {@code #@ follows} and {@code #@ must not} what is and isn't entailed, and {@code #@
 * clashes rule} where the premises are contradictory.
 */
final class RuleCases {
  private RuleCases() {}

  /** One case. An empty clash means that there must be none. */
  record RuleCase(
      String file,
      String rule,
      String name,
      String premises,
      String follows,
      String not,
      String clash,
      String prefixes) {

    Graph premiseGraph() {
      return graph(premises);
    }

    List<Triple> following() {
      return graph(follows).find().toList();
    }

    List<Triple> notFollowing() {
      return graph(not).find().toList();
    }

    /** What the inference says against the case; empty if nothing. */
    List<String> faults(Inference inference) {
      List<String> faults = new ArrayList<>();
      for (Triple triple : following()) {
        if (!inference.entails(triple)) {
          faults.add("missing " + triple);
        }
      }
      for (Triple triple : notFollowing()) {
        if (inference.entails(triple)) {
          faults.add("wrong " + triple + " by " + inference.derivation(triple));
        }
      }
      if (clash.isEmpty() != inference.clashes().isEmpty()
          || (!clash.isEmpty()
              && inference.clashes().stream().noneMatch(c -> c.rule().equals(clash)))) {
        faults.add("expected clash '" + clash + "' but got " + inference.clashes());
      }
      return faults;
    }

    private Graph graph(String turtle) {
      return RDFParser.fromString(prefixes + turtle, Lang.TURTLE).toGraph();
    }

    @Override
    public String toString() {
      return rule + ": " + name;
    }
  }

  static List<RuleCase> all() throws IOException {
    List<RuleCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/reason"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ttl")).sorted().toList()) {
        cases.addAll(read(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return cases;
  }

  static List<RuleCase> read(String file, String text) {
    String[] blocks = text.split("(?m)^#@ (?=[\\w-]+: )", -1);
    List<RuleCase> cases = new ArrayList<>();
    for (int i = 1; i < blocks.length; i++) {
      String block = blocks[i];
      int end = block.indexOf('\n');
      String[] title = block.substring(0, end).split(": ", 2);
      String premises = "";
      String follows = "";
      String not = "";
      String clash = "";
      String[] parts = block.substring(end + 1).split("(?m)^#@ ", -1);
      premises = parts[0];
      for (int p = 1; p < parts.length; p++) {
        if (parts[p].startsWith("follows\n")) {
          follows = parts[p].substring(8);
        } else if (parts[p].startsWith("must not\n")) {
          not = parts[p].substring(9);
        } else if (parts[p].startsWith("clashes ")) {
          clash = parts[p].substring(8).strip();
        } else {
          throw new IllegalArgumentException(file + ": unknown part '" + parts[p] + "'");
        }
      }
      cases.add(new RuleCase(file, title[0], title[1], premises, follows, not, clash, blocks[0]));
    }
    return cases;
  }
}
