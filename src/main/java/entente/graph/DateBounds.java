package entente.graph;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as inclusive bounds. A closed date has {@code earliest} and {@code latest}; an open one
 * ("since 2009") has the bounds of its beginning or of its end; a mere duration ("for over 20
 * years") has no bound at all.
 *
 * @param minimumYears how many years something has lasted at least, where no bound is known
 * @param edtf the date in EDTF level 0 or 1, as precise as date and wording together allow
 * @param text the words of the source, or null
 */
public record DateBounds(
    @Nullable LocalDate earliest,
    @Nullable LocalDate latest,
    @Nullable LocalDate sinceEarliest,
    @Nullable LocalDate sinceLatest,
    @Nullable LocalDate untilEarliest,
    @Nullable LocalDate untilLatest,
    @Nullable Integer minimumYears,
    @Nullable Precision precision,
    @Nullable String edtf,
    @Nullable String text) {

  /** How precise a date is. All but {@link #PERIOD} and {@link #OPEN} mean "some time within". */
  public enum Precision {
    DAY("day"),
    MONTH("month"),
    YEAR("year"),
    PART_OF_YEAR("part-of-year"),
    PERIOD("period"),
    OPEN("open");

    private final String id;

    Precision(String id) {
      this.id = id;
    }

    /** The last part of the concept's IRI. */
    public String id() {
      return id;
    }
  }

  /** The parts of a year in EDTF level 1: first month and number of months. */
  private static final Map<Integer, int[]> PARTS =
      Map.ofEntries(
          Map.entry(21, new int[] {3, 3}), // spring
          Map.entry(22, new int[] {6, 3}), // summer
          Map.entry(23, new int[] {9, 3}), // autumn
          Map.entry(24, new int[] {12, 3}), // winter
          Map.entry(25, new int[] {3, 3}), // the same, northern hemisphere
          Map.entry(26, new int[] {6, 3}),
          Map.entry(27, new int[] {9, 3}),
          Map.entry(28, new int[] {12, 3}),
          Map.entry(29, new int[] {9, 3}), // the same, southern hemisphere
          Map.entry(30, new int[] {12, 3}),
          Map.entry(31, new int[] {3, 3}),
          Map.entry(32, new int[] {6, 3}),
          Map.entry(33, new int[] {1, 3}), // quarters
          Map.entry(34, new int[] {4, 3}),
          Map.entry(35, new int[] {7, 3}),
          Map.entry(36, new int[] {10, 3}),
          Map.entry(37, new int[] {1, 4}), // thirds
          Map.entry(38, new int[] {5, 4}),
          Map.entry(39, new int[] {9, 4}),
          Map.entry(40, new int[] {1, 6}), // halves
          Map.entry(41, new int[] {7, 6}));

  private static final Pattern YEAR = Pattern.compile("[0-9X]{4}");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})-([0-9]{2}|XX)");
  private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2}|XX)");
  private static final Pattern FIRST_HALF =
      Pattern.compile("\\b(early|beginning of|start of|first half)\\b");
  private static final Pattern SECOND_HALF = Pattern.compile("\\b(late|second half)\\b");
  private static final Pattern DEADLINE = Pattern.compile("\\b(by|before|until|within)\\b");
  private static final Pattern DURATION =
      Pattern.compile(
          "\\bfor (?:over|more than|at least|nearly|almost|about|around|some)? ?"
              + "(a|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|[0-9]{1,3})"
              + " (years?|decades?)\\b");
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("fifteen", 15),
          Map.entry("twenty", 20));

  /**
   * The bounds of a date.
   *
   * @param edtf EDTF level 0 or 1, or null
   * @param text the words of the source, or null; "early" and "late" narrow a year to its half
   * @return empty if neither says anything about time
   * @throws IllegalArgumentException if the date is none
   */
  public static Optional<DateBounds> of(@Nullable String edtf, @Nullable String text) {
    if (edtf == null) {
      if (text == null) {
        return Optional.empty();
      }
      return Optional.of(
          new DateBounds(null, null, null, null, null, null, years(text), null, null, text));
    }
    int slash = edtf.indexOf('/');
    return Optional.of(
        slash < 0
            ? single(edtf, text)
            : interval(edtf, edtf.substring(0, slash), edtf.substring(slash + 1), text));
  }

  private static DateBounds single(String edtf, @Nullable String text) {
    Range range = range(edtf);
    if (range.precision == Precision.YEAR && text != null && edtf.matches("[0-9]{4}")) {
      String words = text.toLowerCase(Locale.ROOT);
      if (!DEADLINE.matcher(words).find()) {
        if (FIRST_HALF.matcher(words).find()) {
          return closed(range(edtf + "-40"), edtf + "-40", text);
        }
        if (SECOND_HALF.matcher(words).find()) {
          return closed(range(edtf + "-41"), edtf + "-41", text);
        }
      }
    }
    return closed(range, edtf, text);
  }

  private static DateBounds interval(String edtf, String from, String to, @Nullable String text) {
    boolean openStart = from.isEmpty() || from.equals("..");
    boolean openEnd = to.isEmpty() || to.equals("..");
    if (openStart && openEnd) {
      throw new IllegalArgumentException("not a date: '" + edtf + "'");
    }
    if (openEnd) {
      Range since = range(from);
      return new DateBounds(
          null, null, since.first, since.last, null, null, null, Precision.OPEN, edtf, text);
    }
    if (openStart) {
      Range until = range(to);
      return new DateBounds(
          null, null, null, null, until.first, until.last, null, Precision.OPEN, edtf, text);
    }
    Range start = range(from);
    Range end = range(to);
    if (end.last.isBefore(start.first)) {
      throw new IllegalArgumentException("not a date, it ends before it begins: '" + edtf + "'");
    }
    // "the first half of 2024" is written as an interval of months, yet means some time within.
    if (from.length() == 7 && to.length() == 7) {
      for (int part = 33; part <= 41; part++) {
        String whole = "%04d-%d".formatted(start.first.getYear(), part);
        Range candidate = range(whole);
        if (candidate.first.equals(start.first) && candidate.last.equals(end.last)) {
          return closed(candidate, whole, text);
        }
      }
    }
    return closed(new Range(start.first, end.last, Precision.PERIOD), edtf, text);
  }

  private static DateBounds closed(Range range, String edtf, @Nullable String text) {
    return new DateBounds(
        range.first, range.last, null, null, null, null, null, range.precision, edtf, text);
  }

  private record Range(LocalDate first, LocalDate last, Precision precision) {}

  private static Range range(String edtf) {
    String date = edtf.replaceAll("[?~%]", "");
    try {
      Matcher day = DAY.matcher(date);
      if (day.matches()) {
        if (day.group(3).equals("XX")) {
          return range(date.substring(0, 7));
        }
        LocalDate value = LocalDate.parse(date);
        return new Range(value, value, Precision.DAY);
      }
      Matcher month = MONTH.matcher(date);
      if (month.matches()) {
        if (month.group(2).equals("XX")) {
          return range(month.group(1));
        }
        int year = Integer.parseInt(month.group(1));
        int part = Integer.parseInt(month.group(2));
        int[] months = PARTS.get(part);
        YearMonth first = YearMonth.of(year, months == null ? part : months[0]);
        YearMonth last = months == null ? first : first.plusMonths(months[1] - 1L);
        return new Range(
            first.atDay(1),
            last.atEndOfMonth(),
            months == null ? Precision.MONTH : Precision.PART_OF_YEAR);
      }
      if (YEAR.matcher(date).matches() && !date.startsWith("X")) {
        int first = Integer.parseInt(date.replace('X', '0'));
        int last = Integer.parseInt(date.replace('X', '9'));
        return new Range(
            LocalDate.of(first, 1, 1),
            LocalDate.of(last, 12, 31),
            first == last ? Precision.YEAR : Precision.PERIOD);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date: '" + edtf + "'", e);
    }
    throw new IllegalArgumentException("not a date: '" + edtf + "'");
  }

  private static @Nullable Integer years(String text) {
    Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.find()) {
      return null;
    }
    String word = matcher.group(1);
    Integer named = NUMBERS.get(word);
    int number = named == null ? Integer.parseInt(word) : named;
    return matcher.group(2).startsWith("decade") ? number * 10 : number;
  }

  /** Whether it has bounds on both sides. */
  public boolean isClosed() {
    return earliest != null && latest != null;
  }

  /** Whether it says when something happened, began or ended. */
  public boolean isDated() {
    return precision != null;
  }

  /** The first day that it may mean, for an open end as well; null if there is none. */
  public @Nullable LocalDate firstDay() {
    return earliest != null ? earliest : sinceEarliest;
  }

  /** The last day that it may mean; null if there is none. */
  public @Nullable LocalDate lastDay() {
    return latest != null ? latest : untilLatest;
  }

  /** Length of the closed bounds in days; the larger, the less precise. Open dates: very large. */
  public long days() {
    return earliest == null || latest == null
        ? Integer.MAX_VALUE
        : ChronoUnit.DAYS.between(earliest, latest);
  }

  /** Whether the two may mean the same time: their bounds share at least one day. */
  public boolean meets(DateBounds other) {
    LocalDate first = firstDay();
    LocalDate last = lastDay();
    LocalDate otherFirst = other.firstDay();
    LocalDate otherLast = other.lastDay();
    return (first == null || otherLast == null || !first.isAfter(otherLast))
        && (otherFirst == null || last == null || !otherFirst.isAfter(last));
  }
}
