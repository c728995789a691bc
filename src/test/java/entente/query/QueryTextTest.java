package entente.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTextTest {
  private static List<String> words(String sparql) {
    return QueryText.tokens(sparql).stream()
        .map(t -> t.sort() + " " + t.text() + " " + t.line() + ":" + t.column())
        .toList();
  }

  @Test
  void tellsParametersTermsStringsAndCommentsApart() {
    assertThat(words("ASK { $p ent:a.\n  ?x <http://e/#a> \"ent:b $no\" # ent:c\n FILTER(?x<5) }"))
        .containsExactly(
            "WORD ASK 1:1",
            "VARIABLE $p 1:7",
            "PREFIXED_NAME ent:a 1:10",
            "VARIABLE ?x 2:3",
            "IRI http://e/#a 2:6",
            "STRING \"ent:b $no\" 2:20",
            "COMMENT # ent:c 2:32",
            "WORD FILTER 3:2",
            "VARIABLE ?x 3:9",
            "WORD 5 3:12");
  }

  @Test
  void countsLinesInsideLongStrings() {
    assertThat(words("'''a\n\\'''b''' ent:x")).last().isEqualTo("PREFIXED_NAME ent:x 2:10");
  }
}
