package cn.laborproof.document.examine.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;

/** Computes digests and verifies signature values with the runtime's own providers. */
final class CmsMathematics {

  /** For content inside the container. */
  CmsResult result(CmsFacts cms, byte[] content) {
    return cms.digestName()
        .map(name -> result(cms, digest(name).digest(content), true))
        .orElse(CmsResult.NOTHING);
  }

  /** For detached content whose digest under {@link CmsFacts#digestName()} is known. */
  CmsResult result(CmsFacts cms, byte[] contentDigest, boolean computable) {
    boolean matches = computable && MessageDigest.isEqual(contentDigest, cms.messageDigest());
    return new CmsResult(matches, valueValid(cms));
  }

  private static boolean valueValid(CmsFacts cms) {
    if (cms.signer().isEmpty() || cms.signatureName().isEmpty()) {
      return false;
    }
    PublicKey key = cms.signer().get().getPublicKey();
    try {
      Signature verifier = Signature.getInstance(cms.signatureName().get());
      verifier.initVerify(key);
      verifier.update(cms.signedAttributes());
      return verifier.verify(cms.signature());
    } catch (GeneralSecurityException e) {
      return false; // a key of another algorithm, or a value that is no signature at all: not valid
    }
  }

  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + name, e);
    }
  }
}
