package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.key.EcdsaVerifier;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/**
 * ECDSA over P-256 and SHA-256 as Fabric has it: DER, and of the two values of s that both verify
 * only the lower one (bccsp/utils/ecdsa.go). So a signature has one spelling.
 */
final class EcdsaSignature {
  /** Order of the base point of P-256 (SEC 2 v2 §2.4.2). */
  private static final BigInteger ORDER =
      new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private static final int MIN_BYTES = 7;
  private static final int R_AT = 4;

  private EcdsaSignature() {}

  static boolean verifies(PublicKey key, Bytes signature, Bytes statement) {
    byte[] der = signature.toArray();
    return ofP256(key) && isCanonical(der) && holds(key, der, statement.toArray());
  }

  private static boolean ofP256(PublicKey key) {
    return key instanceof ECPublicKey ec && ec.getParams().getOrder().equals(ORDER);
  }

  private static boolean isCanonical(byte[] der) {
    // SEQUENCE, its length, INTEGER, length, r, INTEGER, length, s: none of 128 bytes or more.
    int r = der.length > MIN_BYTES ? der[3] : -1;
    int s = r > 0 && R_AT + r + 1 < der.length ? der[R_AT + r + 1] : -1;
    if (s <= 0 || R_AT + r + 2 + s != der.length) {
      return false;
    }
    BigInteger first = new BigInteger(der, R_AT, r);
    BigInteger second = new BigInteger(der, R_AT + r + 2, s);
    return Arrays.equals(encoded(first, second), der)
        && second.signum() > 0
        && second.compareTo(HALF_ORDER) <= 0;
  }

  private static byte[] encoded(BigInteger r, BigInteger s) {
    ASN1Encodable[] pair = {new ASN1Integer(r), new ASN1Integer(s)};
    try {
      return new DERSequence(pair).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }

  private static boolean holds(PublicKey key, byte[] der, byte[] statement) {
    try {
      Signature verifier = EcdsaVerifier.verifier("SHA256withECDSA", key);
      verifier.update(statement);
      return verifier.verify(der);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
