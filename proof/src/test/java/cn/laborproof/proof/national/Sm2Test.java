package cn.laborproof.proof.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.test.FixedSecureRandom;
import org.junit.jupiter.api.Test;

/** The published examples of the standards. */
class Sm2Test {
  /** GB/T 32918.5-2017 annex A.2: key, message and signature on the recommended curve. */
  private static final BigInteger D =
      hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");

  private static final String POINT =
      "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
          + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
  private static final String K =
      "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
  private static final BigInteger R =
      hex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3");
  private static final BigInteger S =
      hex("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");
  private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);

  @Test
  void the_signature_of_the_standards_example_verifies_and_one_of_another_message_does_not()
      throws Exception {
    byte[] value = value(R, S);

    assertThat(Sm2.verifies(publicKey(), MESSAGE, value)).isTrue();
    assertThat(Sm2.verifies(publicKey(), new byte[0], value)).isFalse();
    assertThat(Sm2.verifies(publicKey(), MESSAGE, value(S, R))).isFalse();
    assertThat(Sm2.verifies(publicKey(), MESSAGE, new byte[] {1, 2, 3})).isFalse();
  }

  @Test
  void with_the_examples_random_number_the_examples_signature_comes_out() throws Exception {
    var curve = GMNamedCurves.getByName("sm2p256v1");
    var key = new ECPrivateKeyParameters(D, new ECDomainParameters(curve));
    var signer = new SM2Signer();
    signer.init(
        true,
        new ParametersWithRandom(
            key, new FixedSecureRandom(HexFormat.of().withUpperCase().parseHex(K))));
    signer.update(MESSAGE, 0, MESSAGE.length);

    assertThat(signer.generateSignature()).isEqualTo(value(R, S));
  }

  @Test
  void the_examples_private_key_signs_what_its_public_key_verifies() throws Exception {
    PrivateKey key = Sm2.privateKey(privateKeyInfo());

    byte[] value = Sm2.sign(key, MESSAGE);

    assertThat(Sm2.verifies(publicKey(), MESSAGE, value)).isTrue();
    value[value.length - 1] ^= 1;
    assertThat(Sm2.verifies(publicKey(), MESSAGE, value)).isFalse();
  }

  @Test
  void a_new_key_is_known_as_sm2_and_a_p256_key_is_not() throws Exception {
    KeyPair pair = Sm2.generate(new SecureRandom());
    var generator = java.security.KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    PublicKey other = generator.generateKeyPair().getPublic();

    assertThat(Sm2.isKey(pair.getPublic())).isTrue();
    assertThat(Sm2.isKey(other)).isFalse();
    assertThat(Sm2.verifies(other, MESSAGE, value(R, S))).isFalse();
  }

  /** GB/T 32905-2016 annex A: both examples. */
  @Test
  void sm3_gives_the_digests_of_the_standards_examples() {
    assertThat(Digest.sm3("abc".getBytes(StandardCharsets.US_ASCII)).hex())
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(Digest.sm3("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII)).hex())
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  }

  private static PublicKey publicKey() throws Exception {
    return Sm2.publicKey(
        new SubjectPublicKeyInfo(curve(), HexFormat.of().withUpperCase().parseHex(POINT))
            .getEncoded());
  }

  private static byte[] privateKeyInfo() throws Exception {
    return new PrivateKeyInfo(curve(), new ECPrivateKey(256, D)).getEncoded();
  }

  private static AlgorithmIdentifier curve() {
    return new AlgorithmIdentifier(
        X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1);
  }

  private static byte[] value(BigInteger r, BigInteger s) throws Exception {
    return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }
}
