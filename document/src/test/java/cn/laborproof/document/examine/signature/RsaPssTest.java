package cn.laborproof.document.examine.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaPssTest {
  private static final ASN1ObjectIdentifier SHA_256 = NISTObjectIdentifiers.id_sha256;

  @ParameterizedTest
  @ValueSource(ints = {32, 48, 222, 350})
  void a_salt_as_long_as_the_digest_or_longer_is_taken(int salt) {
    assertThat(RsaPss.parameters(pss(SHA_256, SHA_256, salt, 1), "SHA-256"))
        .hasValueSatisfying(spec -> assertThat(spec.getSaltLength()).isEqualTo(salt));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 31, 2049, -1})
  void another_salt_is_not_understood(int salt) {
    assertThat(RsaPss.parameters(pss(SHA_256, SHA_256, salt, 1), "SHA-256")).isEmpty();
  }

  @Test
  void a_salt_without_end_is_not_understood() {
    ASN1EncodableVector members = members(SHA_256, SHA_256);
    members.add(new DERTaggedObject(true, 2, new ASN1Integer(BigInteger.ONE.shiftLeft(4096))));
    assertThat(RsaPss.parameters(pss(members), "SHA-256")).isEmpty();
  }

  @Test
  void other_digests_for_mask_content_or_container_are_not_understood() {
    ASN1ObjectIdentifier other = NISTObjectIdentifiers.id_sha512;
    ASN1ObjectIdentifier old = OIWObjectIdentifiers.idSHA1;
    assertThat(RsaPss.parameters(pss(SHA_256, other, 64, 1), "SHA-256")).isEmpty();
    assertThat(RsaPss.parameters(pss(other, other, 64, 1), "SHA-256")).isEmpty();
    assertThat(RsaPss.parameters(pss(old, old, 64, 1), "SHA-256")).isEmpty();
    assertThat(RsaPss.parameters(pss(SHA_256, old, 64, 1), "SHA-256")).isEmpty();
  }

  /** RFC 8017 appendix A.2.3: without members it means SHA-1. */
  @Test
  void nothing_said_and_null_are_not_understood() {
    ASN1ObjectIdentifier pss = PKCSObjectIdentifiers.id_RSASSA_PSS;
    assertThat(RsaPss.parameters(new AlgorithmIdentifier(pss), "SHA-256")).isEmpty();
    assertThat(RsaPss.parameters(new AlgorithmIdentifier(pss, DERNull.INSTANCE), "SHA-256"))
        .isEmpty();
    assertThat(RsaPss.parameters(pss(new ASN1EncodableVector()), "SHA-256")).isEmpty();
  }

  @Test
  void another_trailer_mask_or_member_is_not_understood() {
    assertThat(RsaPss.parameters(pss(SHA_256, SHA_256, 32, 2), "SHA-256")).isEmpty();
    ASN1EncodableVector written = members(SHA_256, SHA_256);
    written.add(new DERTaggedObject(true, 2, new ASN1Integer(32)));
    written.add(new DERTaggedObject(true, 3, new ASN1Integer(1)));
    assertThat(RsaPss.parameters(pss(written), "SHA-256")).as("a default written out").isEmpty();
    ASN1EncodableVector more = members(SHA_256, SHA_256);
    more.add(new DERTaggedObject(true, 2, new ASN1Integer(32)));
    more.add(new DERTaggedObject(true, 4, new ASN1Integer(1)));
    assertThat(RsaPss.parameters(pss(more), "SHA-256")).isEmpty();
    ASN1EncodableVector mask = new ASN1EncodableVector();
    mask.add(new DERTaggedObject(true, 0, digest(SHA_256)));
    mask.add(new DERTaggedObject(true, 1, digest(SHA_256)));
    mask.add(new DERTaggedObject(true, 2, new ASN1Integer(32)));
    assertThat(RsaPss.parameters(pss(mask), "SHA-256")).isEmpty();
  }

  private static AlgorithmIdentifier pss(
      ASN1ObjectIdentifier hash, ASN1ObjectIdentifier mask, int salt, int trailer) {
    ASN1EncodableVector members = members(hash, mask);
    members.add(new DERTaggedObject(true, 2, new ASN1Integer(salt)));
    if (trailer != 1) {
      members.add(new DERTaggedObject(true, 3, new ASN1Integer(trailer)));
    }
    return pss(members);
  }

  private static ASN1EncodableVector members(ASN1ObjectIdentifier hash, ASN1ObjectIdentifier mask) {
    ASN1EncodableVector members = new ASN1EncodableVector();
    members.add(new DERTaggedObject(true, 0, digest(hash)));
    members.add(
        new DERTaggedObject(
            true, 1, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digest(mask))));
    return members;
  }

  private static AlgorithmIdentifier digest(ASN1ObjectIdentifier digest) {
    return new AlgorithmIdentifier(digest, DERNull.INSTANCE);
  }

  private static AlgorithmIdentifier pss(ASN1EncodableVector members) {
    try {
      return AlgorithmIdentifier.getInstance(
          new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, new DERSequence(members))
              .getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
