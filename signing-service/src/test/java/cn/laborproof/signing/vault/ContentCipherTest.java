package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.shared.TestRandomness;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for one cipher of stored content holds for the other. */
class ContentCipherTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEY = HEX.parseHex("0123456789abcdeffedcba9876543210");

  private final SealedBox box = new SealedBox(new TestRandomness());

  static Stream<Arguments> runs() {
    return Seeded.runs(50)
        .flatMap(any -> Stream.of(ContentCipher.values()).map(cipher -> Arguments.of(any, cipher)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_is_sealed_opens_and_with_one_bit_turned_it_does_not(Seeded any, ContentCipher cipher) {
    byte[] key = any.bytes(cipher.keyLength());
    byte[] plain = any.bytes(0, 4096);
    byte[] sealed = box.seal(key, "document/1", plain);
    assertThat(box.open(key, "document/1", sealed)).isEqualTo(plain);
    assertThatThrownBy(() -> box.open(key, "document/1", any.withOneBitFlipped(sealed)))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> box.open(any.withOneBitFlipped(key), "document/1", sealed))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> box.open(key, "document/2", sealed))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() ->
            box.open(key, "document/1", Arrays.copyOf(sealed, any.number(0, sealed.length - 1))))
        .isInstanceOf(KeyVaultException.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_box_names_its_cipher_and_no_other_opens_it(ContentCipher cipher) {
    byte[] sealed = box.seal(new byte[cipher.keyLength()], "document/1", new byte[] {1});
    assertThat(sealed[0]).isEqualTo(cipher.mark());
    for (ContentCipher other : ContentCipher.values()) {
      byte[] renamed = sealed.clone();
      renamed[0] = other.mark();
      if (other != cipher) {
        assertThatThrownBy(() -> box.open(new byte[cipher.keyLength()], "document/1", renamed))
            .isInstanceOf(KeyVaultException.class);
        assertThatThrownBy(() -> box.open(new byte[other.keyLength()], "document/1", renamed))
            .isInstanceOf(KeyVaultException.class);
      }
    }
  }

  @Test
  void a_box_of_the_first_versions_still_opens() throws GeneralSecurityException {
    byte[] key = new byte[32];
    byte[] nonce = new byte[12];
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    aes.updateAAD("document/1".getBytes(StandardCharsets.UTF_8));
    byte[] sealed = aes.doFinal("合同".getBytes(StandardCharsets.UTF_8));
    byte[] old = new byte[13 + sealed.length];
    old[0] = 1;
    System.arraycopy(sealed, 0, old, 13, sealed.length);
    assertThat(box.open(key, "document/1", old)).asString(StandardCharsets.UTF_8).isEqualTo("合同");
  }

  @Test
  void keys_of_another_length_belong_to_no_cipher() {
    assertThatThrownBy(() -> box.seal(new byte[24], "document/1", new byte[0]))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void sm4_in_gcm_gives_the_published_values_of_rfc_8998() throws GeneralSecurityException {
    byte[] plain =
        HEX.parseHex(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
    byte[] nonce = HEX.parseHex("00001234567800000000abcd");
    byte[] context = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] sealed = ContentCipher.SM4_128_GCM.encrypt(KEY, nonce, context, plain);
    assertThat(HEX.formatHex(sealed))
        .isEqualTo(
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec");
    assertThat(ContentCipher.SM4_128_GCM.decrypt(KEY, nonce, context, sealed)).isEqualTo(plain);
  }

  /** GCM encrypts in counter mode, from counter 2 on (NIST SP 800-38D §7.1), which OpenSSL has. */
  @Test
  @Tag("judge")
  void openssl_reads_what_sm4_encrypted() throws IOException, InterruptedException {
    byte[] plain =
        "劳动合同 a contract of some length, not a multiple of a block"
            .getBytes(StandardCharsets.UTF_8);
    byte[] sealed = box.seal(KEY, "document/1", plain);
    String counter = HEX.formatHex(sealed, 1, 13) + "00000002";
    Process openssl =
        new ProcessBuilder(
                "openssl", "enc", "-d", "-sm4-ctr", "-K", HEX.formatHex(KEY), "-iv", counter)
            .start();
    openssl.getOutputStream().write(sealed, 13, sealed.length - 13 - 16);
    openssl.getOutputStream().close();
    assertThat(openssl.getInputStream().readAllBytes()).isEqualTo(plain);
    assertThat(openssl.waitFor()).isZero();
  }
}
