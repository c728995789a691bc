package entente.reason;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A rule of a rule file.
 *
 * @param name unique among all rule files
 * @param label what it says, in words, e.g. "parties to the same instrument cooperate"
 * @param explanation why it is right and where it ends; may be empty
 * @param file where it stands
 * @param line the line of its opening bracket, 1-based
 * @param prefixes the prefixes of the file
 * @param premises the example's premises in Turtle without prefixes
 * @param conclusion what follows from them, in Turtle without prefixes
 */
public record DomainRule(
    String name,
    String label,
    String explanation,
    Path file,
    int line,
    Map<String, String> prefixes,
    String premises,
    String conclusion,
    List<Triple> body,
    List<Call> calls,
    List<Triple> head) {
  public DomainRule {
    prefixes = Map.copyOf(prefixes);
    body = List.copyOf(body);
    calls = List.copyOf(calls);
    head = List.copyOf(head);
  }

  /** A call of a builtin in the body, e.g. {@code notEqual(?a, ?b)}. */
  public record Call(String builtin, List<Node> arguments) {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Whether the rule concludes from what is missing. */
  boolean looksForAbsence() {
    return calls.stream().anyMatch(call -> call.builtin().equals("noValue"));
  }
}
