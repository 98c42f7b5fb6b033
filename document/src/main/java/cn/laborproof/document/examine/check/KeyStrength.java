package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.signature.RsaPss;
import cn.laborproof.proof.national.Sm2;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** Names keys and digests as the trust bundle lists them. */
final class KeyStrength {
  static final String RSA = "RSA-";
  private static final Pattern DIGEST =
      Pattern.compile("SHA-?(\\d+)with.*", Pattern.CASE_INSENSITIVE);

  private KeyStrength() {}

  /** Such as {@code RSA-3072} or {@code ECDSA-P-256}. */
  static String of(PublicKey key) {
    if (Sm2.isKey(key)) {
      return "SM2";
    }
    return switch (key) {
      case RSAPublicKey rsa -> RSA + rsa.getModulus().bitLength();
      case ECPublicKey ec -> "ECDSA-P-" + ec.getParams().getCurve().getField().getFieldSize();
      default -> key.getAlgorithm();
    };
  }

  /** The digest a certificate was signed with, such as {@code SHA-256}. */
  static String digestOf(X509Certificate certificate) {
    if (Sm2.SM2_WITH_SM3.getId().equals(certificate.getSigAlgOID())) {
      return "SM3";
    }
    if (PKCSObjectIdentifiers.id_RSASSA_PSS.getId().equals(certificate.getSigAlgOID())) {
      return RsaPss.digest(certificate.getSigAlgParams()).orElse(certificate.getSigAlgName());
    }
    Matcher matcher = DIGEST.matcher(certificate.getSigAlgName());
    return matcher.matches() ? "SHA-" + matcher.group(1) : certificate.getSigAlgName();
  }

  /** The size in a name such as {@code RSA-3072}; 0 when it states none. */
  static int bits(String name) {
    String digits = name.substring(name.lastIndexOf('-') + 1);
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
  }
}
