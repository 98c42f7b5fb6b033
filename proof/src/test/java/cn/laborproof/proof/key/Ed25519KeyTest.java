package cn.laborproof.proof.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.MalformedException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519KeyTest {

  /** RFC 8032 §7.1, TEST 2. */
  private static final Ed25519SecretKey SECRET =
      Ed25519SecretKey.of(
          HexFormat.of()
              .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

  private static final byte[] MESSAGE = {0x72};

  @Test
  void agrees_with_the_vector_of_rfc_8032() {
    assertThat(SECRET.publicKey().hex())
        .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    assertThat(SECRET.sign(MESSAGE).hex())
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  @Test
  void refuses_every_single_flipped_bit_of_a_signature() {
    byte[] signature = SECRET.sign(MESSAGE).bytes();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] flipped = signature.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(SECRET.publicKey().verifies(MESSAGE, flipped)).as("bit " + bit).isFalse();
    }
  }

  @Test
  void refuses_signatures_of_another_length() {
    assertThat(SECRET.publicKey().verifies(MESSAGE, new byte[63])).isFalse();
    assertThat(SECRET.publicKey().verifies(MESSAGE, new byte[0])).isFalse();
  }

  @Test
  void refuses_the_neutral_element_and_upper_case_as_public_key() {
    byte[] neutral = new byte[32];
    neutral[0] = 1;
    assertThatThrownBy(() -> Ed25519PublicKey.of(neutral)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Ed25519PublicKey.ofHex(SECRET.publicKey().hex().toUpperCase()))
        .isInstanceOf(MalformedException.class);
  }

  /** A point of order eight: every eighth forgery under it would verify. */
  @Test
  void refuses_a_point_of_small_order() {
    assertThatThrownBy(() ->
            Ed25519PublicKey.ofHex(
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void never_prints_the_secret() {
    assertThat(SECRET.toString()).doesNotContain(HexFormat.of().formatHex(SECRET.seed()));
  }
}
