package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.signature.CmsResult.Finding;
import cn.laborproof.proof.key.EcdsaVerifier;
import cn.laborproof.proof.national.Sm2;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Computes digests and verifies signature values with the runtime's own providers. */
final class CmsMathematics {
  private static final Set<String> CURVES =
      Set.of("1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35");

  /** For content inside the container. */
  CmsResult result(CmsFacts cms, byte[] content) {
    return cms.digestName()
        .map(name -> result(cms, digest(name).digest(content), true))
        .orElseGet(() -> new CmsResult(Finding.UNKNOWN, value(cms)));
  }

  /** For detached content whose digest under {@link CmsFacts#digestName()} is known. */
  CmsResult result(CmsFacts cms, byte[] contentDigest, boolean computable) {
    Finding digest =
        computable
            ? Finding.of(MessageDigest.isEqual(contentDigest, cms.messageDigest()))
            : Finding.UNKNOWN;
    return new CmsResult(digest, value(cms));
  }

  private static Finding value(CmsFacts cms) {
    if (cms.signer().isEmpty() || cms.scheme().isEmpty()) {
      return Finding.UNKNOWN;
    }
    PublicKey key = cms.signer().get().getPublicKey();
    SignatureScheme scheme = cms.scheme().get();
    if (scheme.name().equals(Sm2.SIGNATURE)) {
      return Sm2.isKey(key)
          ? Finding.of(Sm2.verifies(key, cms.signedAttributes(), cms.signature()))
          : Finding.UNKNOWN;
    }
    if (!understood(key, scheme)) {
      return Finding.UNKNOWN;
    }
    try {
      Signature verifier = EcdsaVerifier.verifier(scheme.name(), key);
      if (scheme.pss().isPresent()) {
        verifier.setParameter(scheme.pss().get());
      }
      verifier.update(cms.signedAttributes());
      return Finding.of(verifier.verify(cms.signature()));
    } catch (InvalidKeyException | InvalidAlgorithmParameterException e) {
      return Finding.UNKNOWN; // a key for something else, or on a curve that the runtime lacks
    } catch (GeneralSecurityException e) {
      return Finding.BROKEN; // a value that is no signature at all
    }
  }

  /** The runtime computes on the curves of NIST only, and calls a value on another one broken. */
  private static boolean understood(PublicKey key, SignatureScheme scheme) {
    if (scheme.pss().isPresent()
        && !(key instanceof RSAKey rsa && RsaPss.fits(rsa, scheme.pss().get()))) {
      return false;
    }
    return !key.getAlgorithm().equals("EC")
        || CURVES.contains(
            String.valueOf(
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters()));
  }

  static MessageDigest digest(String name) {
    try {
      return name.equals(Algorithms.SM3)
          ? MessageDigest.getInstance(name, Sm2.provider())
          : MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + name, e);
    }
  }
}
