package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.DerBounds;
import cn.laborproof.document.eseal.MalformedSealException;
import cn.laborproof.proof.national.Sm2;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates on the curve of SM2, which the Java runtime does not know, from hostile bytes. */
final class Sm2Certificate {
  static final Provider PROVIDER = Sm2.provider();

  private Sm2Certificate() {}

  /** The certificate of these bytes; empty if they are none, or spelled another way. */
  static Optional<X509Certificate> parse(byte[] der) {
    try {
      DerBounds.require(der);
      CertificateFactory factory = CertificateFactory.getInstance("X.509", PROVIDER);
      var certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      return Optional.ofNullable(certificate)
          .filter(c -> Arrays.equals(der, encoded(c)) && legible(c));
    } catch (MalformedSealException | GeneralSecurityException | RuntimeException e) {
      return Optional.empty(); // hostile bytes are answered with whatever exception comes first
    }
  }

  /** This library reads the parts late, and what it cannot read is an exception then. */
  private static boolean legible(X509Certificate certificate) {
    try {
      certificate.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      return false;
    }
    certificate.getKeyUsage();
    return Stream.of(
            certificate.getSubjectX500Principal(),
            certificate.getIssuerX500Principal(),
            certificate.getNotBefore(),
            certificate.getNotAfter(),
            certificate.getPublicKey())
        .allMatch(Objects::nonNull);
  }

  /** The same certificate, as this provider has it. */
  static X509Certificate own(X509Certificate certificate) {
    return parse(encoded(certificate))
        .orElseThrow(() -> new IllegalArgumentException("a root that cannot be read"));
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** Whether it holds a key on the curve of SM2 (GB/T 32918.5). */
  static boolean holdsSm2Key(X509Certificate certificate) {
    return Sm2.isKey(certificate.getPublicKey());
  }

  /** Whether a value is the SM2 signature with SM3 and the default signer id over a message. */
  static boolean verifies(X509Certificate certificate, byte[] message, byte[] value) {
    return holdsSm2Key(certificate) && Sm2.verifies(certificate.getPublicKey(), message, value);
  }
}
