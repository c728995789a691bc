package entente.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  @Test
  void findsSlipsSwapsAndParts() {
    List<String> known =
        List.of("actor_agreements", "actor_topics", "topic_partners", "year_events");
    assertThat(NearestNames.to("actor_agreemnets", known)).containsExactly("actor_agreements");
    assertThat(NearestNames.to("topics", known)).containsExactly("actor_topics");
    assertThat(NearestNames.to("quite-else", known)).isEmpty();
  }
}
