package cn.laborproof.document.sign;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** The validator of the European Commission, with given roots and no network. */
final class EuDss {
  private final List<X509Certificate> roots;

  EuDss(List<X509Certificate> roots) {
    this.roots = roots;
  }

  /** What it says about one signature. */
  record Judgement(
      String field,
      Indication indication,
      SignatureLevel level,
      List<String> errors,
      List<String> warnings) {}

  List<Judgement> judge(byte[] pdf) {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
    validator.setCertificateVerifier(offline());
    Reports reports = validator.validateDocument();
    DiagnosticData facts = reports.getDiagnosticData();
    var simple = reports.getSimpleReport();
    return simple.getSignatureIdList().stream()
        .map(id ->
            new Judgement(
                facts.getSignatureById(id).getPDFRevision().getSignatureFieldNames().getFirst(),
                simple.getIndication(id),
                simple.getSignatureFormat(id),
                simple.getAdESValidationErrors(id).stream().map(m -> m.getValue()).toList(),
                simple.getAdESValidationWarnings(id).stream().map(m -> m.getValue()).toList()))
        .toList();
  }

  private CommonCertificateVerifier offline() {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    for (X509Certificate root : roots) {
      try {
        trusted.addCertificate(DSSUtils.loadCertificate(root.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException(e);
      }
    }
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setOcspSource(null);
    verifier.setCrlSource(null);
    verifier.setAIASource(null);
    return verifier;
  }
}
