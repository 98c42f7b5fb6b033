package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RenewableReferenceTest {

  private static final int DIMENSIONS = 512;

  @Test
  void faces_turned_by_one_secret_are_as_alike_as_they_were() {
    Random random = new Random(20261123);
    for (int run = 0; run < 200; run++) {
      byte[] secret = secret(random);
      Embedding one = face(random);
      Embedding other = near(one, random, run / 100.0);
      assertThat(cosine(RenewableReference.of(one, secret), RenewableReference.of(other, secret)))
          .isCloseTo(one.cosine(other), within(0.02));
    }
  }

  @Test
  void the_same_face_turned_by_two_secrets_has_nothing_in_common() {
    Random random = new Random(20261124);
    double most = 0;
    for (int run = 0; run < 500; run++) {
      Embedding face = face(random);
      most =
          Math.max(
              most,
              Math.abs(
                  cosine(
                      RenewableReference.of(face, secret(random)),
                      RenewableReference.of(face, secret(random)))));
    }
    // Chance alone spreads by 1/√512 = 0.044.
    assertThat(most).isLessThan(0.25);
  }

  @Test
  void even_a_face_of_one_component_fills_all_of_it() {
    float[] single = new float[DIMENSIONS];
    single[17] = 1;
    byte[] turned = RenewableReference.of(Embedding.of(single), new byte[16]);
    assertThat(turned).hasSize(DIMENSIONS);
    int cut = 0;
    for (byte component : turned) {
      cut += Math.abs(component) == Byte.MAX_VALUE ? 1 : 0;
    }
    assertThat(cut).isLessThan(DIMENSIONS / 50);
  }

  @Test
  void other_sizes_are_filled_up_and_short_secrets_are_refused() {
    Random random = new Random(1);
    byte[] secret = secret(random);
    byte[] small = RenewableReference.of(Embedding.of(new float[] {1, 2, 3}), secret);
    assertThat(small).hasSize(4);
    assertThatThrownBy(() -> RenewableReference.of(face(random), new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double cosine(byte[] one, byte[] other) {
    long product = 0;
    long square = 0;
    long otherSquare = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
      square += one[i] * one[i];
      otherSquare += other[i] * other[i];
    }
    return product / Math.sqrt((double) square * otherSquare);
  }

  private static byte[] secret(Random random) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    return secret;
  }

  private static Embedding face(Random random) {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Embedding.of(vector);
  }

  private static Embedding near(Embedding face, Random random, double noise) {
    float[] vector = new float[DIMENSIONS];
    face.addTo(vector);
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (noise * random.nextGaussian() / Math.sqrt(DIMENSIONS));
    }
    return Embedding.of(vector);
  }
}
