package cn.laborproof.document.examine.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * RSASSA-PSS (RFC 8017 §8.1, RFC 4056) within bounds: the digest of the container, MGF1 over the
 * same digest, a salt at least as long as the digest (ETSI TS 119 312 §6.2) and no longer than the
 * key has room for. What lies outside is not understood, which is not the same as broken.
 */
public final class RsaPss {
  static final String NAME = "RSASSA-PSS";
  static final String IDENTIFIER = PKCSObjectIdentifiers.id_RSASSA_PSS.getId();

  private static final int LONGEST_SALT = 2048;

  /** RFC 8017 appendix A.2.3: the only trailer there is. */
  private static final int TRAILER = 1;

  private RsaPss() {}

  /** What the parameters say, once they are in bounds. */
  private record Said(String digest, int salt) {}

  /** The parameters, when they are in bounds and use the given digest (JCA name). */
  static Optional<PSSParameterSpec> parameters(AlgorithmIdentifier algorithm, String digest) {
    return read(algorithm.getParameters())
        .filter(said -> said.digest().equals(digest))
        .map(said ->
            new PSSParameterSpec(
                digest, "MGF1", new MGF1ParameterSpec(digest), said.salt(), TRAILER));
  }

  /** The digest that a certificate was signed with by PSS; empty when that is not understood. */
  public static Optional<String> digest(byte[] encodedParameters) {
    try {
      return read(ASN1Primitive.fromByteArray(encodedParameters)).map(Said::digest);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a key has room for digest, salt and two bytes more (RFC 8017 §9.1.1). */
  static boolean fits(RSAKey key, PSSParameterSpec parameters) {
    int room = (key.getModulus().bitLength() + 6) / 8;
    return CmsMathematics.digest(parameters.getDigestAlgorithm()).getDigestLength()
            + parameters.getSaltLength()
            + 2
        <= room;
  }

  /** DER and nothing but the four members, defaults left out. */
  private static Optional<Said> read(@Nullable ASN1Encodable encoded) {
    if (!(encoded instanceof ASN1Sequence sequence)) {
      return Optional.empty();
    }
    try {
      RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(sequence);
      boolean canonical =
          Arrays.equals(
              parameters.getEncoded(ASN1Encoding.DER), sequence.getEncoded(ASN1Encoding.DL));
      return canonical ? said(parameters) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the library answers hostile bytes with whatever exception comes
    }
  }

  private static Optional<Said> said(RSASSAPSSparams parameters) {
    AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
    Optional<String> digest =
        Algorithms.digest(parameters.getHashAlgorithm())
            .filter(name -> !name.equals(Algorithms.SM3));
    boolean same =
        PKCSObjectIdentifiers.id_mgf1.equals(mask.getAlgorithm())
            && mask.getParameters() instanceof ASN1Sequence over
            && Algorithms.digest(AlgorithmIdentifier.getInstance(over)).equals(digest);
    if (digest.isEmpty()
        || !same
        || !BigInteger.valueOf(TRAILER).equals(parameters.getTrailerField())) {
      return Optional.empty();
    }
    BigInteger salt = parameters.getSaltLength();
    BigInteger least = BigInteger.valueOf(CmsMathematics.digest(digest.get()).getDigestLength());
    return salt.compareTo(least) >= 0 && salt.compareTo(BigInteger.valueOf(LONGEST_SALT)) <= 0
        ? Optional.of(new Said(digest.get(), salt.intValueExact()))
        : Optional.empty();
  }
}
