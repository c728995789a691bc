package entente.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The language that a text seems to be in, judged by its commonest small words, or by its script.
 *
 * @param name in English
 * @param share how much of the evidence speaks for it rather than for English, from 0 to 1
 */
record Language(String name, double share) {
  private static final String ENGLISH = "English";

  /** A text with fewer words than this is not judged. */
  private static final int FEWEST_WORDS = 30;

  /** Words that are looked at; more would not change the outcome. */
  private static final int MOST_WORDS = 1000;

  /** Above this share another language is believed. */
  private static final double BELIEVED = .75;

  /** One in so many words of another language must be one of its small words. */
  private static final int ONE_IN = 10;

  /** A text that repeats a few words is not judged either. */
  private static final int FEWEST_SMALL_WORDS = 5;

  private static final int FEWEST_LETTERS = 100;

  /** The end of the blocks that hold nothing but Latin letters. */
  private static final char LAST_LATIN = 0x24F;

  /** The small words of all languages, from {@code languages.txt}, loaded when first needed. */
  private static final class Words {
    static final List<String> LANGUAGES = new ArrayList<>();

    /** A bit for each language, by its place in the list, in which a word is a small word. */
    static final Map<String, Long> BY_WORD = load();

    private static Map<String, Long> load() {
      Map<String, Long> words = new HashMap<>();
      try (InputStream in = Language.class.getResourceAsStream("languages.txt")) {
        if (in == null) {
          throw new IllegalStateException("missing resource: languages.txt");
        }
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
          int colon = line.indexOf(':');
          if (colon > 0 && !line.startsWith("#")) {
            for (String word : line.substring(colon + 1).strip().split(" +", -1)) {
              words.merge(word, 1L << LANGUAGES.size(), (a, b) -> a | b);
            }
            LANGUAGES.add(line.substring(0, colon));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return words;
    }
  }

  /** The language of the text; English if it is too short to tell. */
  static Language of(String text) {
    Language byScript = byScript(text);
    if (!byScript.isEnglish()) {
      return byScript;
    }
    List<String> words = words(text);
    if (words.size() < FEWEST_WORDS) {
      return new Language(ENGLISH, 1);
    }
    Map<String, Long> small = Words.BY_WORD;
    int[] counts = new int[Words.LANGUAGES.size()];
    for (String word : words) {
      for (long bits = small.getOrDefault(word, 0L); bits != 0; bits &= bits - 1) {
        counts[Long.numberOfTrailingZeros(bits)]++;
      }
    }
    int best = -1;
    int english = 0;
    for (int l = 0; l < counts.length; l++) {
      if (Words.LANGUAGES.get(l).equals(ENGLISH)) {
        english = counts[l];
      } else if (best < 0 || counts[l] > counts[best]) {
        best = l;
      }
    }
    int most = best < 0 ? 0 : counts[best];
    double share = most == 0 ? 0 : (double) most / (most + english);
    return share >= BELIEVED
            && most * ONE_IN >= words.size()
            && variety(words, best) >= FEWEST_SMALL_WORDS
        ? new Language(Words.LANGUAGES.get(best), share)
        : new Language(ENGLISH, 1 - share);
  }

  /** How many different small words of the language the words are. */
  private static long variety(List<String> words, int language) {
    return words.stream()
        .distinct()
        .filter(word -> (Words.BY_WORD.getOrDefault(word, 0L) >> language & 1) != 0)
        .count();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length() && words.size() < MOST_WORDS; i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return words;
  }

  /** A text most of whose letters are not Latin is not English. */
  private static Language byScript(String text) {
    Map<Character.UnicodeScript, Integer> letters = new EnumMap<>(Character.UnicodeScript.class);
    int all = 0;
    for (int i = 0; i < text.length() && all < MOST_WORDS; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        all++;
        if (c > LAST_LATIN) {
          letters.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
        }
      }
    }
    for (Map.Entry<Character.UnicodeScript, Integer> script : letters.entrySet()) {
      double share = (double) script.getValue() / all;
      if (all >= FEWEST_LETTERS
          && share >= BELIEVED
          && script.getKey() != Character.UnicodeScript.LATIN) {
        return new Language(name(script.getKey()), share);
      }
    }
    return new Language(ENGLISH, 1);
  }

  private static String name(Character.UnicodeScript script) {
    return switch (script) {
      case HAN -> "Chinese";
      case HIRAGANA, KATAKANA -> "Japanese";
      case HANGUL -> "Korean";
      default -> {
        String name = script.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        yield name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      }
    };
  }

  boolean isEnglish() {
    return name.equals(ENGLISH);
  }

  /** Name and share, e.g. {@code French, .99}. */
  @Override
  public String toString() {
    return name + ", " + String.format(Locale.ROOT, "%.2f", share).replaceFirst("^0", "");
  }
}
