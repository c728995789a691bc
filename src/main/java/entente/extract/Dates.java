package entente.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The date grammar: reads dates and stretches of time from tokens, as EDTF. */
final class Dates {
  /**
   * A date.
   *
   * @param edtf level 0 or 1, or null if the words give none without more context
   * @param text the words if they are vague or relative, else null
   * @param inferred whether the publication date or an earlier date was needed
   * @param open whether it only bounds a time: since, until
   * @param weak whether it is only an adjective ({@code the 2018 Games})
   */
  record Value(
      @Nullable String edtf, @Nullable String text, boolean inferred, boolean open, boolean weak) {}

  /** A date found. */
  record Hit(int to, Value value) {}

  private static final Map<String, Integer> MONTHS = new java.util.HashMap<>();

  static {
    String[] names = {
      "january",
      "february",
      "march",
      "april",
      "may",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december"
    };
    for (int i = 0; i < names.length; i++) {
      MONTHS.put(names[i], i + 1);
      if (names[i].length() > 4) {
        MONTHS.put(names[i].substring(0, 3), i + 1);
      }
    }
    MONTHS.put("sept", 9);
  }

  private static final Map<String, Integer> SEASONS =
      Map.of("spring", 21, "summer", 22, "autumn", 23, "fall", 23, "winter", 24);
  private static final List<String> DURATION_UNITS =
      List.of("year", "years", "decade", "decades", "month", "months", "week", "weeks");

  private final @Nullable LocalDate published;

  Dates(@Nullable LocalDate published) {
    this.published = published;
  }

  /**
   * The date that begins at the token, or null.
   *
   * @param lastYear the year of the date before, for {@code of that year}; or 0
   */
  @Nullable Hit at(List<Token> tokens, int i, int lastYear) {
    return new Reader(tokens, lastYear).read(i);
  }

  /** The month's number, 1 to 12, or 0. */
  static int month(Token token) {
    return token.isCapital() ? MONTHS.getOrDefault(token.lower(), 0) : 0;
  }

  private final class Reader {
    private final List<Token> tokens;
    private final int lastYear;

    Reader(List<Token> tokens, int lastYear) {
      this.tokens = tokens;
      this.lastYear = lastYear;
    }

    private String word(int i) {
      return i >= 0 && i < tokens.size() ? tokens.get(i).lower() : "";
    }

    /** The words from one token to another, or to the last. */
    private String text(int from, int to) {
      StringBuilder text = new StringBuilder();
      for (int i = from; i < Math.min(to, tokens.size()); i++) {
        if (i > from && tokens.get(i).start() > tokens.get(i - 1).end()) {
          text.append(' ');
        }
        text.append(tokens.get(i).text());
      }
      return text.toString();
    }

    private int year(int i) {
      String word = word(i);
      if (!word.matches("(19[5-9]|20)\\d\\d?") || word.length() != 4) {
        return 0;
      }
      return Integer.parseInt(word);
    }

    private int day(int i) {
      String word = word(i).replaceAll("(st|nd|rd|th)$", "");
      if (!word.matches("\\d{1,2}")) {
        return 0;
      }
      int day = Integer.parseInt(word);
      return day >= 1 && day <= 31 ? day : 0;
    }

    private int month(int i) {
      return i >= 0 && i < tokens.size() ? Dates.month(tokens.get(i)) : 0;
    }

    private int skip(int i, String... words) {
      for (String word : words) {
        if (word(i).equals(word)) {
          return i + 1;
        }
      }
      return i;
    }

    @Nullable Hit read(int i) {
      Hit hit = bounded(i);
      if (hit == null) {
        hit = relative(i);
      }
      if (hit == null) {
        hit = vague(i);
      }
      if (hit == null) {
        hit = plain(i);
      }
      return hit;
    }

    /** since …, until …, between … and …, from … to …, 2021-2027. */
    private @Nullable Hit bounded(int i) {
      switch (word(i)) {
        case "since" -> {
          Hit start = inner(skip(i + 1, "the"));
          return start == null ? null : open(start, "/..", "", i);
        }
        case "until", "till" -> {
          Hit end = inner(skip(i + 1, "the"));
          return end == null ? null : open(end, "", "../", i);
        }
        case "between" -> {
          return range(i, i + 1, "and");
        }
        case "from" -> {
          Hit range = range(i, i + 1, "to");
          if (range == null) {
            range = range(i, i + 1, "until");
          }
          if (range == null) {
            range = range(i, i + 1, "-");
          }
          if (range != null) {
            return range;
          }
          Hit start = relative(i + 1);
          if (start == null) {
            start = plain(skip(i + 1, "the"));
          }
          return start == null ? null : open(start, "/..", "", i);
        }
        default -> {
          if (year(i) > 0 && word(i + 1).equals("-") && year(i + 2) > year(i)) {
            return new Hit(i + 3, value(year(i) + "/" + year(i + 2)));
          }
          return null;
        }
      }
    }

    private @Nullable Hit inner(int i) {
      Hit hit = relative(i);
      if (hit == null) {
        hit = vague(i);
      }
      return hit == null ? plain(i) : hit;
    }

    private @Nullable Hit open(Hit hit, String after, String before, int from) {
      String edtf = hit.value.edtf();
      boolean until = !before.isEmpty();
      String text = hit.value.text() == null && !until ? null : text(from, hit.to);
      return new Hit(
          hit.to,
          new Value(
              edtf == null || edtf.contains("/") ? edtf : before + edtf + after,
              text,
              hit.value.inferred(),
              true,
              false));
    }

    private @Nullable Hit range(int from, int i, String join) {
      Hit start = plain(i);
      if (start == null || !word(start.to).equals(join)) {
        return null;
      }
      Hit end = plain(start.to + 1);
      if (end == null || start.value.edtf() == null || end.value.edtf() == null) {
        return null;
      }
      return new Hit(
          end.to,
          new Value(
              start.value.edtf() + "/" + end.value.edtf(),
              text(from, end.to),
              false,
              false,
              false));
    }

    /** today, last June, next year, within the year, two years ago, for over 20 years. */
    private @Nullable Hit relative(int i) {
      LocalDate base = published;
      String word = word(i);
      switch (word) {
        case "today" -> {
          return relative(i, i + 1, base == null ? null : base.toString());
        }
        case "yesterday" -> {
          return relative(i, i + 1, base == null ? null : base.minusDays(1).toString());
        }
        case "tomorrow" -> {
          return relative(i, i + 1, base == null ? null : base.plusDays(1).toString());
        }
        case "last", "next", "this", "coming", "earlier", "later" -> {
          return shifted(i, word, base);
        }
        case "within", "before", "by" -> {
          return endOfYear(i, base);
        }
        case "for", "over" -> {
          int j = skip(i + 1, "over", "more", "almost", "nearly", "about", "the");
          j = skip(j, "than", "past", "last");
          int units = j;
          while (units < tokens.size() && units < j + 2 && !DURATION_UNITS.contains(word(units))) {
            units++;
          }
          boolean amount =
              units > j || DURATION_UNITS.contains(word(j)) || word(units - 1).equals("a");
          if (DURATION_UNITS.contains(word(units)) && amount && isAmount(j, units)) {
            return new Hit(units + 1, new Value(null, text(i, units + 1), false, true, false));
          }
          return null;
        }
        default -> {
          if (isAmount(i, i + 1)
              && DURATION_UNITS.contains(word(i + 1))
              && (word(i + 2).equals("ago") || word(i + 2).equals("earlier"))) {
            return new Hit(i + 3, new Value(null, text(i, i + 3), false, false, false));
          }
          return null;
        }
      }
    }

    private boolean isAmount(int from, int to) {
      if (from == to) {
        return word(from - 1).equals("a") || word(from).startsWith("decade");
      }
      String word = word(from);
      return word.matches("\\d{1,3}")
          || List.of(
                  "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                  "ten", "several", "many", "some", "few")
              .contains(word);
    }

    private Hit relative(int from, int to, @Nullable String edtf) {
      return new Hit(to, new Value(edtf, text(from, to), true, false, false));
    }

    private @Nullable Hit shifted(int i, String word, @Nullable LocalDate base) {
      int j = i + 1;
      if (word.equals("earlier") || word.equals("later")) {
        if (!word(j).equals("this")) {
          return null;
        }
        j++;
      }
      String unit = word(j);
      int month = month(j);
      int direction =
          switch (word) {
            case "last" -> -1;
            case "next", "coming" -> 1;
            default -> 0;
          };
      if (unit.equals("year")) {
        return relative(i, j + 1, base == null ? null : String.valueOf(base.getYear() + direction));
      }
      if (unit.equals("month")) {
        return relative(
            i, j + 1, base == null ? null : YearMonth.from(base).plusMonths(direction).toString());
      }
      if (unit.equals("week")
          || unit.equals("spring")
          || unit.equals("summer")
          || unit.equals("autumn")
          || unit.equals("winter")) {
        Integer season = SEASONS.get(unit);
        String edtf = null;
        if (season != null && base != null) {
          // seen in January, the next spring is this year's, and the last autumn last year's
          int begins = 3 * (season - 20);
          boolean ahead = base.getMonthValue() < begins;
          int year = base.getYear() + direction;
          year -= direction > 0 && ahead ? 1 : 0;
          year += direction < 0 && base.getMonthValue() > begins + 2 ? 1 : 0;
          edtf = year + "-" + season;
        }
        return relative(i, j + 1, edtf);
      }
      if (month > 0 && year(j + 1) == 0) {
        String edtf = null;
        if (base != null) {
          int year = base.getYear();
          if (direction < 0 && month >= base.getMonthValue()) {
            year--;
          } else if (direction > 0 && month <= base.getMonthValue()) {
            year++;
          }
          edtf = YearMonth.of(year, month).toString();
        }
        return relative(i, j + 1, edtf);
      }
      return null;
    }

    /** within the year, by the end of the year, before the year is out. */
    private @Nullable Hit endOfYear(int i, @Nullable LocalDate base) {
      int j = skip(i + 1, "the");
      if (word(j).equals("end") && word(j + 1).equals("of")) {
        int k = skip(j + 2, "the", "this");
        if (word(k).equals("year")) {
          return relative(i, k + 1, base == null ? null : String.valueOf(base.getYear()));
        }
        if (year(k) > 0) {
          return new Hit(
              k + 1, new Value(String.valueOf(year(k)), text(i, k + 1), false, false, false));
        }
        return null;
      }
      if (word(j).equals("year") && (word(i).equals("within") || word(j + 1).equals("is"))) {
        if (word(i).equals("within") && word(i + 1).equals("a")) {
          return null;
        }
        int to = word(j + 1).equals("is") ? Math.min(j + 3, tokens.size()) : j + 1;
        return relative(i, to, base == null ? null : String.valueOf(base.getYear()));
      }
      if (word(i).equals("within")
          && (word(i + 1).equals("a") || word(i + 1).equals("one"))
          && word(i + 2).equals("year")) {
        return relative(i, i + 3, null);
      }
      return null;
    }

    /** early 2024, the first half of 2024, the second quarter of 2025, autumn 2023, the autumn. */
    private @Nullable Hit vague(int start) {
      int i = skip(start, "the");
      String word = word(i);
      if (List.of("early", "mid", "late", "beginning", "end", "start", "middle").contains(word)) {
        int j = skip(i + 1, "-", "of", "in");
        j = skip(j, "of");
        if (year(j) > 0) {
          return new Hit(
              j + 1, new Value(String.valueOf(year(j)), text(i, j + 1), false, false, false));
        }
        if (month(j) > 0 && year(j + 1) > 0) {
          return new Hit(
              j + 2,
              new Value(
                  YearMonth.of(year(j + 1), month(j)).toString(),
                  text(i, j + 2),
                  false,
                  false,
                  false));
        }
        return null;
      }
      int part = List.of("first", "second", "third", "fourth", "last").indexOf(word) + 1;
      int j = i + 1;
      if (part > 0
          && (word(j).equals("half") || word(j).equals("quarter") || word(j).equals("semester"))) {
        boolean quarter = word(j).equals("quarter");
        int k = skip(j + 1, "of");
        int year = year(k);
        String text = text(start, k + 1);
        if (year == 0
            && (word(k).equals("next") || word(k).equals("this"))
            && word(k + 1).equals("year")) {
          text = text(start, k + 2);
          year = published == null ? 0 : published.getYear() + (word(k).equals("next") ? 1 : 0);
          k++;
          if (year == 0) {
            return new Hit(k + 1, new Value(null, text, true, false, false));
          }
        }
        if (year == 0) {
          return null;
        }
        int length = quarter ? 3 : 6;
        int index = part == 5 ? 12 / length : part;
        int from = (index - 1) * length + 1;
        if (from > 12) {
          return null;
        }
        return new Hit(
            k + 1,
            new Value(
                YearMonth.of(year, from) + "/" + YearMonth.of(year, from + length - 1),
                text,
                false,
                false,
                false));
      }
      Integer season = SEASONS.get(word);
      if (season != null) {
        int k = skip(j, "of");
        if (year(k) > 0) {
          return new Hit(k + 1, new Value(year(k) + "-" + season, null, false, false, false));
        }
        if (i > start) {
          String edtf = published == null ? null : published.getYear() + "-" + season;
          return new Hit(j, new Value(edtf, text(start, j), true, false, false));
        }
      }
      return null;
    }

    /** 18 September 2023 in all its forms; June 2023; 2014; 8 June. */
    private @Nullable Hit plain(int start) {
      int i = start;
      if (word(i).equals("the") && day(i + 1) > 0) {
        i++;
      }
      if (day(i) > 0) {
        return dayFirst(start, i);
      }
      if (month(i) > 0) {
        return monthFirst(i);
      }
      int year = year(i);
      if (year > 0) {
        String before = word(i - 1);
        boolean adverbial =
            List.of(
                    "in", "since", "until", "by", "from", "of", "before", "after", "during", "to",
                    "and", "-", "(", "for", "late", "early", "mid", "till", "between", ",")
                .contains(before);
        boolean closed = word(i + 1).matches("[.,;:)]|and|") || !adverbial;
        return new Hit(
            i + 1,
            new Value(
                String.valueOf(year),
                null,
                false,
                false,
                !adverbial || (before.equals(",") && !closed)));
      }
      return null;
    }

    private @Nullable Hit dayFirst(int start, int i) {
      int day = day(i);
      int j = i + 1;
      int lastDay = 0;
      int firstMonth = 0;
      if (month(j) > 0
          && (word(j + 1).equals("-") || word(j + 1).equals("and") || word(j + 1).equals("to"))
          && day(j + 2) > 0
          && month(j + 3) > 0) {
        firstMonth = month(j);
        lastDay = day(j + 2);
        j = j + 3;
      } else if ((word(j).equals("-") || word(j).equals("and") || word(j).equals("to"))
          && day(j + 1) > 0) {
        lastDay = day(j + 1);
        j += 2;
      }
      j = skip(j, "of");
      int month = month(j);
      if (month == 0) {
        return null;
      }
      int k = skip(j + 1, ",");
      int year = year(k);
      int to = year > 0 ? k + 1 : j + 1;
      boolean inferred = false;
      String text = null;
      if (year == 0) {
        if (word(j + 1).equals("of") && word(j + 2).equals("that") && word(j + 3).equals("year")) {
          year = lastYear;
          to = j + 4;
        } else if (word(j + 1).equals("of")
            && word(j + 2).equals("this")
            && word(j + 3).equals("year")) {
          year = published == null ? 0 : published.getYear();
          to = j + 4;
        } else {
          year = yearOf(month, day);
        }
        inferred = true;
        text = text(start, to);
      }
      String edtf = year == 0 ? null : edtf(year, firstMonth > 0 ? firstMonth : month, day);
      if (edtf != null && lastDay > 0) {
        String last = edtf(year, month, lastDay);
        edtf = last == null ? null : edtf + "/" + last;
      }
      if (year > 0 && edtf == null) {
        return null;
      }
      return new Hit(to, new Value(edtf, text, inferred, false, false));
    }

    /** The year of a day and month without year: the one nearest to the publication. */
    private int yearOf(int month, int day) {
      if (published == null) {
        return 0;
      }
      int year = published.getYear();
      try {
        LocalDate here =
            LocalDate.of(year, month, Math.min(day, YearMonth.of(year, month).lengthOfMonth()));
        if (here.isAfter(published.plusMonths(6))) {
          return year - 1;
        }
        return here.isBefore(published.minusMonths(9)) ? year + 1 : year;
      } catch (DateTimeException e) {
        return 0;
      }
    }

    private @Nullable Hit monthFirst(int i) {
      int month = month(i);
      int day = day(i + 1);
      if (day > 0 && year(i + 1) == 0) {
        int lastDay = 0;
        int j = i + 2;
        if ((word(j).equals("-") || word(j).equals("and")) && day(j + 1) > 0) {
          lastDay = day(j + 1);
          j += 2;
        }
        int k = skip(j, ",");
        int year = year(k);
        if (year > 0) {
          String edtf = edtf(year, month, day);
          String last = lastDay > 0 ? edtf(year, month, lastDay) : null;
          return edtf == null
              ? null
              : new Hit(k + 1, value(last == null ? edtf : edtf + "/" + last));
        }
        int near = yearOf(month, day);
        String edtf = near == 0 ? null : edtf(near, month, day);
        return new Hit(j, new Value(edtf, text(i, j), true, false, false));
      }
      int k = skip(i + 1, ",", "of");
      int year = year(k);
      if (year > 0) {
        return new Hit(k + 1, value(YearMonth.of(year, month).toString()));
      }
      if (word(i + 1).equals("of") && word(i + 2).equals("that") && lastYear > 0) {
        return new Hit(
            Math.min(i + 4, tokens.size()),
            new Value(
                YearMonth.of(lastYear, month).toString(), text(i, i + 4), true, false, false));
      }
      if (word(i + 1).equals("last") && word(i + 2).equals("year")) {
        String edtf =
            published == null ? null : YearMonth.of(published.getYear() - 1, month).toString();
        return relative(i, i + 3, edtf);
      }
      if (List.of("in", "of", "by", "since", "until", "during", "early", "late", "mid", "end")
              .contains(word(i - 1))
          && !tokens.get(i).text().equals("May")) {
        int near = yearOf(month, 15);
        return new Hit(
            i + 1,
            new Value(
                near == 0 ? null : YearMonth.of(near, month).toString(),
                text(i, i + 1),
                true,
                false,
                false));
      }
      return null;
    }

    private @Nullable String edtf(int year, int month, int day) {
      try {
        return LocalDate.of(year, month, day).toString();
      } catch (DateTimeException e) {
        return null;
      }
    }

    private Value value(String edtf) {
      return new Value(edtf, null, false, false, false);
    }
  }
}
