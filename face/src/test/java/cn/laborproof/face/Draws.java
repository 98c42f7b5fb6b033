package cn.laborproof.face;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * What a server may draw. Nothing fixes a draw, not even here: these draw until the wanted order
 * came.
 */
final class Draws {
  /** How many orders there are; {@link ChallengeTest} counts them. */
  static final int ORDERS = 62;

  /** Whether to run the full product over all draws. */
  static final boolean LONG = Boolean.getBoolean("laborproof.long");

  private static final int SOME = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Draws() {}

  /** A part of a test under one draw. */
  @FunctionalInterface
  interface Scene {
    void under(Challenge draw) throws Exception;
  }

  /** One draw, for what happens under each alike. */
  static Challenge any() {
    return Challenge.draw(RANDOM, Stage.START, FacePolicy.defaults().timeLimit());
  }

  /** Every order once. */
  static List<Challenge> every() {
    return distinct(ORDERS);
  }

  /** A few orders, others each time; with {@code laborproof.long}, every one. */
  static List<Challenge> some() {
    return distinct(LONG ? ORDERS : SOME);
  }

  private static List<Challenge> distinct(int count) {
    Map<List<Movement>, Challenge> draws = new HashMap<>();
    while (draws.size() < count) {
      Challenge challenge = any();
      draws.put(challenge.movements(), challenge);
    }
    return List.copyOf(draws.values());
  }

  /** A fresh draw of the same order, since a challenge serves one session. */
  static Challenge again(Challenge first) {
    Challenge challenge = any();
    while (!challenge.movements().equals(first.movements())) {
      challenge = any();
    }
    return challenge;
  }

  /** Another order; with {@code laborproof.long}, every other order. */
  static List<Challenge> otherThan(Challenge first) {
    List<Challenge> others = LONG ? every() : distinct(2);
    List<Challenge> different =
        others.stream().filter(other -> !other.movements().equals(first.movements())).toList();
    return LONG ? different : different.subList(0, 1);
  }

  /** Plays the scene under each of these draws; a failure names every draw it fails under. */
  static void each(List<Challenge> draws, Scene scene) {
    SoftAssertions.assertSoftly(softly -> {
      for (Challenge draw : draws) {
        softly
            .assertThatCode(() -> scene.under(draw))
            .as("%s", draw.movements())
            .doesNotThrowAnyException();
      }
    });
  }
}
