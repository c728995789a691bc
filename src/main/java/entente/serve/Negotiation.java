package entente.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a representation by the request's {@code Accept} header (RFC 9110, 12.5.1): the most
 * specific range decides the weight of a media type, the highest weight wins, and on a tie the
 * server's order.
 */
final class Negotiation {
  /** A media range with its weight. */
  private record Range(String type, String subtype, double weight) {
    int match(String mediaType) {
      int slash = mediaType.indexOf('/');
      boolean sameType = type.equals(mediaType.substring(0, slash));
      if (sameType && subtype.equals(mediaType.substring(slash + 1))) {
        return 3;
      }
      if (sameType && subtype.equals("*")) {
        return 2;
      }
      return type.equals("*") && subtype.equals("*") ? 1 : 0;
    }
  }

  private final List<Range> ranges;

  private Negotiation(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** What the header asks for; without header anything is welcome. Broken ranges are ignored. */
  static Negotiation of(@Nullable String accept) {
    List<Range> ranges = new ArrayList<>();
    if (accept != null) {
      for (String part : accept.split(",", -1)) {
        range(part).ifPresent(ranges::add);
      }
    }
    return new Negotiation(ranges);
  }

  /** The best of the formats, or empty if none is acceptable. */
  Optional<Format> choose(List<Format> formats) {
    Format best = null;
    double bestWeight = 0;
    for (Format format : formats) {
      double weight = weight(format);
      if (weight > bestWeight) {
        best = format;
        bestWeight = weight;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Wildcards mean the type that is sent; the other names of a format must be named. */
  private double weight(Format format) {
    List<String> types = format.mediaTypes();
    double weight = weight(types.get(0));
    for (String alias : types.subList(1, types.size())) {
      if (ranges.stream().anyMatch(range -> range.match(alias) == 3)) {
        weight = Math.max(weight, weight(alias));
      }
    }
    return weight;
  }

  /** Whether the reader prefers a page to data: then errors come as pages too. */
  boolean prefersHtml() {
    return weight("text/html") > weight("text/plain") && !ranges.isEmpty();
  }

  private double weight(String mediaType) {
    if (ranges.isEmpty()) {
      return 1;
    }
    int bestMatch = 0;
    double weight = 0;
    for (Range range : ranges) {
      int match = range.match(mediaType);
      if (match > bestMatch || (match == bestMatch && match > 0 && range.weight > weight)) {
        bestMatch = match;
        weight = range.weight;
      }
    }
    return weight;
  }

  private static Optional<Range> range(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
    String[] names = parts[0].split("/", -1);
    if (names.length != 2 || names[0].isEmpty() || names[1].isEmpty()) {
      return Optional.empty();
    }
    double weight = 1;
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("q=")) {
        try {
          weight = Math.max(0, Math.min(1, Double.parseDouble(parts[i].substring(2))));
        } catch (NumberFormatException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Range(names[0], names[1], weight));
  }
}
