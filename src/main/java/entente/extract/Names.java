package entente.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trie of names over tokens: finds the longest name that begins at a token. */
final class Names {
  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    final List<Form> forms = new ArrayList<>(1);
  }

  private record Form(String text, Name name) {}

  /**
   * A name found.
   *
   * @param to index of the token after the last one
   */
  record Hit(int to, List<Name> names) {}

  private final Node root = new Node();

  /** Adds one written form of a name. */
  void add(String form, Name name) {
    List<Token> tokens = Tokenizer.tokens(form, 0, form.length());
    if (tokens.isEmpty()) {
      return;
    }
    Node node = root;
    for (Token token : tokens) {
      node = node.next.computeIfAbsent(token.lower(), t -> new Node());
    }
    if (node.forms.stream().noneMatch(f -> f.name.equals(name) && f.text.equals(form))) {
      node.forms.add(new Form(form, name));
    }
  }

  /** The longest name that begins at token {@code from}, or null. */
  @Nullable Hit longest(List<Token> tokens, int from) {
    return longest(tokens, from, tokens.size());
  }

  /** The longest name that begins at token {@code from} and ends before {@code limit}, or null. */
  @Nullable Hit longest(List<Token> tokens, int from, int limit) {
    Node node = root;
    Hit best = null;
    for (int i = from; i < limit; i++) {
      Node next = node.next.get(tokens.get(i).lower());
      if (next == null) {
        next = lostApostrophe(node, tokens, i, from);
      }
      if (next == null) {
        break;
      }
      node = next;
      List<Name> names = fitting(node, tokens, from, i + 1);
      if (!names.isEmpty()) {
        best = new Hit(i + 1, names);
      }
    }
    return best;
  }

  /** {@code EUs}, {@code Chinas}: a possessive that lost its apostrophe, at the end of a name. */
  private static @Nullable Node lostApostrophe(Node node, List<Token> tokens, int i, int from) {
    Token token = tokens.get(i);
    String lower = token.lower();
    if (!token.isCapital() || !lower.endsWith("s") || lower.length() < 3) {
      return null;
    }
    Node next = node.next.get(lower.substring(0, lower.length() - 1));
    return next != null
            && next.forms.stream()
                .anyMatch(f -> f.name.kind() == Name.Kind.POLITY && !f.name.demonym())
            && i >= from
        ? next
        : null;
  }

  private static List<Name> fitting(Node node, List<Token> tokens, int from, int to) {
    List<Name> names = new ArrayList<>();
    for (Form form : node.forms) {
      Name name = form.name;
      boolean fits =
          name.exact()
              ? written(tokens, from, to).equals(form.text.replaceAll("[\\s.]+", ""))
                  || written(tokens, from, to).equals(form.text.replaceAll("[\\s.]+", "") + "s")
              : name.kind() == Name.Kind.TOPIC || tokens.get(from).isCapital();
      if (fits && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static String written(List<Token> tokens, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(tokens.get(i).text().replace(".", ""));
    }
    return text.toString();
  }
}
