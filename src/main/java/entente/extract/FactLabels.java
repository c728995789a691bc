package entente.extract;

import entente.extract.Chunk.Office;
import entente.extract.Chunk.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels of facts: short names made of the words of the text. */
final class FactLabels {
  private static final String[] ORDINALS = {
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"
  };

  private FactLabels() {}

  static String event(FactType type, String thing) {
    String what =
        switch (type) {
          case Signing -> "Signing of ";
          case Launch -> "Launch of ";
          case Founding -> "Founding of ";
          case Opening -> "Opening of ";
          case Conclusion -> "Conclusion of ";
          case AgreementToLaunch -> "Agreement to launch ";
          case Proposal -> "Proposal of ";
          case Announcement -> "Announcement of ";
          case Adoption -> "Adoption of ";
          case EntryIntoForce -> "Entry into force of ";
          case NegotiationsLaunched -> "Opening of negotiations on ";
          case NegotiationsConcluded -> "Conclusion of negotiations on ";
          case Termination -> "End of ";
          default -> type.name() + ": ";
        };
    return what + thing;
  }

  static String meeting(
      @Nullable Integer ordinal, boolean next, String series, @Nullable String date) {
    if (ordinal != null) {
      return ordinal(ordinal) + " " + series;
    }
    if (next) {
      return "Next " + series;
    }
    return date == null ? "Meeting of " + series : series + ", " + date;
  }

  static String ordinal(int n) {
    if (n >= 1 && n <= ORDINALS.length) {
      return ORDINALS[n - 1];
    }
    int tens = n % 100;
    String ending =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (n % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return n + ending;
  }

  static String summitSeries(List<String> parties, Phrase phrase, Scene scene) {
    if (phrase.prefix().size() >= 2) {
      String written = scene.words(phrase.nameFrom(), phrase.headTo());
      return written.substring(0, 1).toUpperCase(Locale.ROOT)
          + written.substring(1).replace("summit", "Summit");
    }
    if (phrase.core().contains(" of ")) {
      return phrase.core();
    }
    if (phrase.core().matches("\\p{Lu}.*") && phrase.subject() != null) {
      return phrase.core() + " on " + phrase.subject();
    }
    StringBuilder name = new StringBuilder();
    for (String party : parties) {
      name.append(name.isEmpty() ? "" : "–")
          .append(
              party.equals("European Union") || party.equals("European Commission") ? "EU" : party);
    }
    return name + " Summit";
  }

  static String summit(
      @Nullable Integer ordinal, boolean next, String series, @Nullable String date) {
    if (ordinal != null) {
      return ordinal(ordinal) + " " + series;
    }
    return next ? "Next " + series : date == null ? series : series + ", " + date;
  }

  /** The office as far as stated, with the polity where the title alone would say too little. */
  static String office(Office office, @Nullable String polity) {
    String title = office.title();
    boolean bare =
        Set.of(
                "President",
                "Prime Minister",
                "Vice-President",
                "Executive Vice-President",
                "Premier",
                "Vice-Premier",
                "Chancellor")
            .contains(title);
    if (bare && office.body() != null) {
      return title + " of the " + office.body();
    }
    if (bare && office.polity() != null && polity != null) {
      return title + " of " + (polity.startsWith("United ") ? "the " : "") + polity;
    }
    return title;
  }

  static String and(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    if (names.size() == 1) {
      return names.get(0);
    }
    return String.join(", ", names.subList(0, names.size() - 1))
        + " and "
        + names.get(names.size() - 1);
  }

  static String sentenceCase(String label) {
    return label.isEmpty()
        ? label
        : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }

  /** The words of a label in lower case, without marks, to compare it with others. */
  static String normal(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
