package entente.evaluate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms in which written names and sentences are compared. */
final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘´`\u00ad]");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NUMBER =
      Pattern.compile("\\d+(st|nd|rd|th)|(19|20)\\d\\d", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Set<String> STOP =
      set(
          "the a an of on in for to and with by at as its their this that between from is was are"
              + " were or s e g new next further");
  private static final Set<String> AUXILIARIES = set("was were been has have will");

  /** Words that name a kind of thing and so do not tell two things of that kind apart. */
  private static final Set<String> GENERIC =
      stems(
          "memorandum memoranda cooperation understanding agreement declaration joint statement"
              + " digital partnership council dialogue forum group working expert committee meeting"
              + " summit session round signing launch founding opening entry into force adoption"
              + " issue conclusion establishment setting up creation negotiation conclud opened"
              + " opening talk rule programme project call co chair chairs chairing first second"
              + " third fourth fifth sixth seventh 1st 2nd 3rd edition ministerial high level annual"
              + " biennial instrument intent plan political commitment decision proposal"
              + " announcement start end establish set launch sign");

  private final Map<String, List<String>> acronyms;
  private final Set<String> partyWords;
  private final Map<String, Set<String>> tokens = new HashMap<>();

  /**
   * @param acronyms the words that stand for a word in lower case, such as an acronym
   * @param partyWords words of parties' names, which every label may have or leave out
   */
  Words(Map<String, List<String>> acronyms, Set<String> partyWords) {
    this.acronyms = Map.copyOf(acronyms);
    this.partyWords = Set.copyOf(partyWords);
  }

  private static Set<String> set(String words) {
    return Set.copyOf(List.of(words.split(" ")));
  }

  private static Set<String> stems(String words) {
    return set(words).stream().map(Words::stem).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A name without what writers vary: case, accents, apostrophes, punctuation, a leading article.
   */
  static String plain(String name) {
    String text = foldCase(Normalizer.normalize(name, Normalizer.Form.NFKC));
    text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    text = APOSTROPHES.matcher(text).replaceAll("").replace("&", " and ");
    text = OTHER.matcher(text).replaceAll(" ").replace('_', ' ').strip();
    return text.startsWith("the ") ? text.substring(4) : text;
  }

  /** The words of the plain form. */
  static List<String> split(String name) {
    List<String> words = new ArrayList<>();
    for (String word : plain(name).split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** A key made of letters and digits only: {@code Joint Statement} and {@code JointStatement}. */
  static String key(@Nullable String name) {
    return name == null ? "" : foldCase(NO_LETTERS.matcher(name).replaceAll(""));
  }

  /** Unicode case folding of what NFKC leaves: lower case, and sharp s and final sigma resolved. */
  private static String foldCase(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    return folded.toString().replace("ß", "ss").replace('ς', 'σ');
  }

  private static String stem(String word) {
    String stem = word;
    if (stem.length() > 4 && stem.endsWith("ies")) {
      return stem.substring(0, stem.length() - 3) + "y";
    }
    if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    for (String ending : List.of("ing", "ed", "e")) {
      if (stem.endsWith(ending) && stem.length() - ending.length() >= 4) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }

  /** The stems of the words that tell a label's thing: no stop words, parties, years, ordinals. */
  Set<String> telling(@Nullable String label) {
    return label == null || label.isEmpty()
        ? Set.of()
        : tokens.computeIfAbsent(label, this::tellingWords);
  }

  private Set<String> tellingWords(String label) {
    Set<String> telling = new HashSet<>();
    for (String word : split(label)) {
      for (String full : acronyms.getOrDefault(word, List.of(word))) {
        String stem = stem(full);
        if (!STOP.contains(full) && !partyWords.contains(full) && !NUMBER.matcher(stem).matches()) {
          telling.add(stem);
        }
      }
    }
    return Set.copyOf(telling);
  }

  /** Those of the stems that do not merely name a kind of thing. */
  static Set<String> distinctive(Set<String> stems) {
    Set<String> distinctive = new HashSet<>(stems);
    distinctive.removeAll(GENERIC);
    return distinctive;
  }

  /** How often each word of a sentence occurs; stop words only where there is nothing else. */
  static Map<String, Integer> counted(String sentence) {
    List<String> words = split(sentence);
    List<String> content = new ArrayList<>(words);
    content.removeIf(word -> STOP.contains(word) || AUXILIARIES.contains(word));
    Map<String, Integer> counts = new HashMap<>();
    (content.isEmpty() ? words : content).forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }
}
