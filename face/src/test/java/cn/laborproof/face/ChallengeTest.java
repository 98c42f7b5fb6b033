package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private final SecureRandom random = new SecureRandom();

  @Test
  void sixty_two_orders_are_equally_likely() {
    Map<List<Movement>, Integer> counts = new HashMap<>();
    int draws = 62 * 500;
    for (int i = 0; i < draws; i++) {
      counts.merge(draw().movements(), 1, Integer::sum);
    }

    double chiSquare =
        counts.values().stream().mapToDouble(n -> (n - 500.0) * (n - 500.0) / 500).sum();
    assertThat(counts).hasSize(62);
    assertThat(chiSquare).as("61 degrees of freedom, one in a million beyond").isLessThan(125);
  }

  @Test
  void every_order_holds_both_turns_and_no_movement_twice_in_a_row() {
    for (int i = 0; i < 1000; i++) {
      List<Movement> order = draw().movements();
      assertThat(order).hasSize(Challenge.LENGTH).contains(Movement.TURN_LEFT, Movement.TURN_RIGHT);
      for (int k = 1; k < order.size(); k++) {
        assertThat(order.get(k)).isNotEqualTo(order.get(k - 1));
      }
    }
  }

  @Test
  void every_draw_has_a_name_of_its_own_and_an_end() {
    Challenge challenge = draw();

    assertThat(challenge.id()).matches("[0-9a-f]{32}").isNotEqualTo(draw().id());
    assertThat(challenge.expiresAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void nothing_makes_a_challenge_but_a_draw_from_a_cryptographic_source() {
    assertThat(Challenge.class.getDeclaredConstructors())
        .allMatch(c -> Modifier.isPrivate(c.getModifiers()));
    assertThat(Arrays.stream(Challenge.class.getDeclaredMethods()))
        .filteredOn(m -> m.getReturnType() == Challenge.class)
        .singleElement()
        .satisfies(m -> assertThat(m.getParameterTypes()[0]).isEqualTo(SecureRandom.class));
    assertThat(Modifier.isFinal(Challenge.class.getModifiers())).isTrue();
  }

  private Challenge draw() {
    return Challenge.draw(random, NOW, Duration.ofSeconds(60));
  }
}
