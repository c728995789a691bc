package entente.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules of a site's {@code robots.txt} for one program (RFC 9309): those of the groups that
 * name it, else those for all. The longest rule that fits a path decides; of two equal ones the one
 * that allows.
 */
final class Robots {
  private static final int MAX_LINES = 20_000;

  private final List<Rule> rules;

  private record Rule(boolean allows, String path) {}

  private Robots(List<Rule> rules) {
    this.rules = rules;
  }

  /** Reads the rules for the program of that name, lower case. */
  static Robots parse(String text, String program) {
    List<Rule> own = new ArrayList<>();
    List<Rule> all = new ArrayList<>();
    boolean named = false;
    boolean forOwn = false;
    boolean forAll = false;
    boolean inRules = true;
    for (String line : text.lines().limit(MAX_LINES).toList()) {
      String bare = line.replaceFirst("#.*", "").strip();
      int colon = bare.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = bare.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = bare.substring(colon + 1).strip();
      if (key.equals("user-agent")) {
        if (inRules) {
          forOwn = false;
          forAll = false;
          inRules = false;
        }
        forOwn |= value.toLowerCase(Locale.ROOT).equals(program);
        forAll |= value.equals("*");
        named |= forOwn;
      } else if (key.equals("allow") || key.equals("disallow")) {
        inRules = true;
        if (!value.isEmpty()) {
          Rule rule = new Rule(key.equals("allow"), value);
          if (forOwn) {
            own.add(rule);
          }
          if (forAll) {
            all.add(rule);
          }
        }
      }
    }
    return new Robots(named ? own : all);
  }

  /** Whether the path, with its query, may be fetched. */
  boolean allow(String path) {
    int length = -1;
    boolean allowed = true;
    for (Rule rule : rules) {
      boolean longer =
          rule.path().length() > length || (rule.path().length() == length && rule.allows());
      if (longer && fits(rule.path(), path)) {
        length = rule.path().length();
        allowed = rule.allows();
      }
    }
    return allowed;
  }

  /** {@code *} stands for anything, {@code $} at the end for the end. In linear time per star. */
  private static boolean fits(String rule, String path) {
    boolean whole = rule.endsWith("$");
    String[] parts = (whole ? rule.substring(0, rule.length() - 1) : rule).split("\\*", -1);
    if (!path.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      int found =
          whole && last
              ? (path.endsWith(parts[i]) ? path.length() - parts[i].length() : -1)
              : path.indexOf(parts[i], at);
      if (found < at) {
        return false;
      }
      at = found + parts[i].length();
    }
    return !whole || at == path.length();
  }
}
