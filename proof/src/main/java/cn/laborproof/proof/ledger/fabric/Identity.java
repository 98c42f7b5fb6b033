package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * Who claims to have signed.
 *
 * @param mspId the membership service provider it says it belongs to
 * @param certificate PEM
 */
record Identity(String mspId, Bytes certificate) {

  /** SerializedIdentity of Fabric. */
  static Identity parse(Bytes serialized) {
    ProtoMessage message = ProtoMessage.parse("identity", serialized);
    return new Identity(message.text(1), message.required(2));
  }

  X509Certificate x509() {
    return x509(certificate);
  }

  static X509Certificate x509(Bytes pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.toArray()));
    } catch (CertificateException e) {
      throw new MalformedException("fabric.identity: not a certificate", e);
    }
  }
}
