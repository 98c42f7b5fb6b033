package cn.laborproof.proof.key;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.national.Sm2;
import cn.laborproof.testkit.Seeded;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast arithmetic says what the JDK's says, and never yes where that says no. */
class EcdsaVerifierTest {
  private static final String NAME = "SHA256withECDSA";
  private static final KeyPair KEY = key("secp256r1");

  static Stream<Seeded> runs() {
    return Seeded.runs(60);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void genuine_values_hold_and_changed_ones_do_not(Seeded any) throws Exception {
    byte[] message = any.bytes(0, 200);
    byte[] value = signed(message);
    assertThat(holds(EcdsaVerifier.verifier(NAME, KEY.getPublic()), message, value)).isTrue();

    byte[] changed = value.clone();
    int bit = any.number(0, 8 * value.length - 1);
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    boolean here = holds(EcdsaVerifier.verifier(NAME, KEY.getPublic()), message, changed);
    assertThat(here).isFalse();
    assertThat(holds(jdk(KEY.getPublic()), message, changed)).isEqualTo(here);
  }

  @Test
  void values_of_another_message_key_or_form_do_not_hold() throws Exception {
    byte[] message = {1, 2, 3};
    byte[] value = signed(message);
    Signature verifier = EcdsaVerifier.verifier(NAME, KEY.getPublic());
    assertThat(holds(verifier, new byte[] {1, 2, 4}, value)).isFalse();
    assertThat(holds(EcdsaVerifier.verifier(NAME, key("secp256r1").getPublic()), message, value))
        .isFalse();
    assertThat(holds(verifier, message, new byte[0])).isFalse();
    assertThat(holds(verifier, message, new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0})).isFalse();
    byte[] longer = Arrays.copyOf(value, value.length + 1);
    assertThat(holds(verifier, message, longer)).isFalse();
  }

  @Test
  void keys_on_other_curves_and_of_other_kinds_stay_with_the_jdk() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    assertThat(EcdsaVerifier.provider(rsa.generateKeyPair().getPublic())).isEmpty();
    assertThat(EcdsaVerifier.provider(key("secp384r1").getPublic())).isPresent();
    assertThat(EcdsaVerifier.provider(Sm2.generate(new SecureRandom()).getPublic())).isEmpty();
  }

  @Test
  void a_key_that_is_no_point_of_its_curve_is_refused_as_the_jdk_does() throws Exception {
    byte[] encoded = KEY.getPublic().getEncoded();
    encoded[encoded.length - 1] ^= 1;
    PublicKey beside = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    assertThat(EcdsaVerifier.provider(beside)).isEmpty();
    byte[] value = signed(new byte[1]);
    assertThat(holds(EcdsaVerifier.verifier(NAME, beside), new byte[1], value)).isFalse();
  }

  private static byte[] signed(byte[] message) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(NAME);
    signer.initSign(KEY.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  private static Signature jdk(PublicKey key) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(NAME);
    verifier.initVerify(key);
    return verifier;
  }

  private static boolean holds(Signature verifier, byte[] message, byte[] value)
      throws GeneralSecurityException {
    verifier.update(message);
    try {
      return verifier.verify(value);
    } catch (SignatureException noValue) { // as examiners take it
      return false;
    }
  }

  private static KeyPair key(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
