package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A PKCS#10 request whose sender has the key it speaks of, with a key of P-256, SM2 or RSA of at
 * least 3072 bits.
 *
 * @param subject what the sender proposes
 * @param key to be certified
 * @param digest SHA-256 of the key, which names the request: one key, one certificate
 */
record SigningRequest(X500Name subject, SubjectPublicKeyInfo key, Digest digest) {
  private static final int LEAST_RSA_BITS = 3072;
  private static final int MOST_RSA_BITS = 8192;

  /**
   * Reads a request as RFC 7030 4.2.1 sends it: DER in base64, line breaks allowed.
   *
   * @throws Refusal 400 or 422
   */
  static SigningRequest read(byte[] body) {
    try {
      var request = new JcaPKCS10CertificationRequest(Base64.getMimeDecoder().decode(body));
      var possession = new JcaContentVerifierProviderBuilder();
      if (Sm2.isKey(request.getSubjectPublicKeyInfo())) {
        request.setProvider(Sm2.provider());
        possession.setProvider(Sm2.provider());
      }
      PublicKey key = request.getPublicKey();
      demandStrength(request.getSubjectPublicKeyInfo(), key);
      if (!request.isSignatureValid(possession.build(key))) {
        throw new Refusal(
            422, "no-possession", "The request is not signed with the key that it names.");
      }
      byte[] encodedKey = request.getSubjectPublicKeyInfo().getEncoded();
      return new SigningRequest(
          request.getSubject(), request.getSubjectPublicKeyInfo(), Digest.sha256(encodedKey));
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(400, "malformed", "The body is no PKCS#10 request in base64.");
    } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
      throw new Refusal(
          422, "key-refused", "The key or signature of the request is of a kind not served here.");
    }
  }

  private static void demandStrength(SubjectPublicKeyInfo info, PublicKey key) {
    boolean strong =
        switch (key) {
          case ECPublicKey ec ->
              X9ObjectIdentifiers.prime256v1.equals(info.getAlgorithm().getParameters())
                  || Sm2.isKey(info);
          case RSAPublicKey rsa ->
              rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                  && rsa.getModulus().bitLength() <= MOST_RSA_BITS;
          default -> false;
        };
    if (!strong) {
      throw new Refusal(
          422,
          "key-refused",
          "Only P-256 keys, SM2 keys and RSA keys of 3072 to 8192 bits are certified.");
    }
  }
}
