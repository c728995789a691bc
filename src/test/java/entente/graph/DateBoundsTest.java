package entente.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.graph.DateBounds.Precision;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateBoundsTest {
  private static DateBounds of(@Nullable String edtf, @Nullable String text) {
    return DateBounds.of(edtf, text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // the table of the ontology
    "2023-09-18,            18 September 2023,       2023-09-18, 2023-09-18, DAY,          2023-09-18",
    "2023-06,               June 2023,               2023-06-01, 2023-06-30, MONTH,        2023-06",
    "2014,                  2014,                    2014-01-01, 2014-12-31, YEAR,         2014",
    "2024,                  early 2024,              2024-01-01, 2024-06-30, PART_OF_YEAR, 2024-40",
    "2023-11-23/2023-11-24, 23–24 November 2023,     2023-11-23, 2023-11-24, PERIOD,       2023-11-23/2023-11-24",
    "2013/2017,             between 2013 and 2017,   2013-01-01, 2017-12-31, PERIOD,       2013/2017",
    // seasons, quarters, halves
    "2023-23,               the autumn,              2023-09-01, 2023-11-30, PART_OF_YEAR, 2023-23",
    "2023-24,               winter 2023,             2023-12-01, 2024-02-29, PART_OF_YEAR, 2023-24",
    "2023-29,               spring in the south,     2023-09-01, 2023-11-30, PART_OF_YEAR, 2023-29",
    "2025-34,               Q2,                      2025-04-01, 2025-06-30, PART_OF_YEAR, 2025-34",
    "2025-04/2025-06,       the second quarter,      2025-04-01, 2025-06-30, PART_OF_YEAR, 2025-34",
    "2024-01/2024-06,       the first half of 2024,  2024-01-01, 2024-06-30, PART_OF_YEAR, 2024-40",
    "2026-07/2026-12,       the second half of 2026, 2026-07-01, 2026-12-31, PART_OF_YEAR, 2026-41",
    "2024-37,               the first four months,   2024-01-01, 2024-04-30, PART_OF_YEAR, 2024-37",
    "2024,                  late 2024,               2024-07-01, 2024-12-31, PART_OF_YEAR, 2024-41",
    "2026,                  by the end of 2026,      2026-01-01, 2026-12-31, YEAR,         2026",
    "2026,                  before the late summer,  2026-01-01, 2026-12-31, YEAR,         2026",
    "2023,                  within the year,         2023-01-01, 2023-12-31, YEAR,         2023",
    "2024-02/2024-04,       February to April,       2024-02-01, 2024-04-30, PERIOD,       2024-02/2024-04",
    // level 1: doubt and gaps
    "2023?,                 probably 2023,           2023-01-01, 2023-12-31, YEAR,         2023?",
    "2023-06-XX,            some day in June,        2023-06-01, 2023-06-30, MONTH,        2023-06-XX",
    "2023-XX,               some month of 2023,      2023-01-01, 2023-12-31, YEAR,         2023-XX",
    "201X,                  the 2010s,               2010-01-01, 2019-12-31, PERIOD,       201X",
    "2024-02,               February 2024,           2024-02-01, 2024-02-29, MONTH,        2024-02",
  })
  void boundsClosedDates(
      String edtf,
      String text,
      LocalDate earliest,
      LocalDate latest,
      Precision precision,
      String written) {
    DateBounds bounds = of(edtf, text);
    assertThat(bounds.earliest()).isEqualTo(earliest);
    assertThat(bounds.latest()).isEqualTo(latest);
    assertThat(bounds.precision()).isEqualTo(precision);
    assertThat(bounds.edtf()).isEqualTo(written);
    assertThat(bounds.text()).isEqualTo(text);
    assertThat(bounds.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2009/..", "2009/"})
  void boundsTheBeginningOfWhatLasts(String edtf) {
    DateBounds bounds = of(edtf, "since 2009");
    assertThat(bounds.sinceEarliest()).isEqualTo(LocalDate.of(2009, 1, 1));
    assertThat(bounds.sinceLatest()).isEqualTo(LocalDate.of(2009, 12, 31));
    assertThat(bounds.precision()).isEqualTo(Precision.OPEN);
    assertThat(bounds.isClosed()).isFalse();
    assertThat(bounds.earliest()).isNull();
    assertThat(bounds.untilLatest()).isNull();
  }

  @Test
  void boundsTheEndOfWhatLasted() {
    DateBounds bounds = of("../2017", "until 2017");
    assertThat(bounds.untilEarliest()).isEqualTo(LocalDate.of(2017, 1, 1));
    assertThat(bounds.untilLatest()).isEqualTo(LocalDate.of(2017, 12, 31));
    assertThat(bounds.precision()).isEqualTo(Precision.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"for over 20 years,20", "for more than two years,2", "for over a decade,10"})
  void countsTheYearsOfADuration(String text, int years) {
    DateBounds bounds = of(null, text);
    assertThat(bounds.minimumYears()).isEqualTo(years);
    assertThat(bounds.isDated()).isFalse();
    assertThat(bounds.edtf()).isNull();
  }

  @Test
  void keepsWordsThatSayNoTime() {
    assertThat(of(null, "Next month").minimumYears()).isNull();
    assertThat(DateBounds.of(null, null)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-13",
        "2023-02-30",
        "20233",
        "June 2023",
        "",
        "../..",
        "2024/2023",
        "2023-00",
        "XXXX",
        "2023-42"
      })
  void refusesWhatIsNoDate(String edtf) {
    assertThatThrownBy(() -> DateBounds.of(edtf, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a date");
  }

  @Test
  void datesMeetWhereTheyShareADay() {
    assertThat(of("2023-06", null).meets(of("2023-06-30", null))).isTrue();
    assertThat(of("2023-06", null).meets(of("2023-07", null))).isFalse();
    assertThat(of("2009/..", null).meets(of("2024", null))).isTrue();
    assertThat(of("2009/..", null).meets(of("2008", null))).isFalse();
    assertThat(of("../2017", null).meets(of("2018", null))).isFalse();
  }
}
