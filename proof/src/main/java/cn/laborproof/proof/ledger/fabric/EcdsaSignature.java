package cn.laborproof.proof.ledger.fabric;

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
import org.bouncycastle.asn1.ASN1Sequence;
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

  private EcdsaSignature() {}

  static boolean verifies(PublicKey key, Bytes signature, Bytes statement) {
    byte[] der = signature.toArray();
    return ofP256(key) && isCanonical(der) && holds(key, der, statement.toArray());
  }

  private static boolean ofP256(PublicKey key) {
    return key instanceof ECPublicKey ec && ec.getParams().getOrder().equals(ORDER);
  }

  private static boolean isCanonical(byte[] der) {
    try {
      ASN1Sequence pair = ASN1Sequence.getInstance(der);
      if (pair.size() != 2) {
        return false;
      }
      ASN1Integer r = ASN1Integer.getInstance(pair.getObjectAt(0));
      ASN1Integer s = ASN1Integer.getInstance(pair.getObjectAt(1));
      byte[] again = new DERSequence(new ASN1Encodable[] {r, s}).getEncoded(ASN1Encoding.DER);
      return Arrays.equals(again, der) && s.getValue().compareTo(HALF_ORDER) <= 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean holds(PublicKey key, byte[] der, byte[] statement) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(key);
      verifier.update(statement);
      return verifier.verify(der);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
