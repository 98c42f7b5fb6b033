package cn.laborproof.benchmarks;

import cn.laborproof.testkit.TestIdentity;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.http.commons.CommonsDataLoader;
import eu.europa.esig.dss.service.http.commons.OCSPDataLoader;
import eu.europa.esig.dss.service.http.commons.TimestampDataLoader;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.Optional;

/**
 * The peer: EU DSS signs the same frozen bytes into the same fields with the same keys and
 * authorities, B-T twice and then one extension to B-LTA. It draws no seal and no handwriting.
 */
final class EuDssSigning {
  private final SigningDesk desk;
  private final PAdESService service;

  EuDssSigning(SigningDesk desk) throws GeneralSecurityException {
    this.desk = desk;
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(DSSUtils.loadCertificate(desk.root().getEncoded()));
    trusted.addCertificate(DSSUtils.loadCertificate(desk.timestampRoot().getEncoded()));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setOcspSource(new OnlineOCSPSource(new OCSPDataLoader()));
    verifier.setCrlSource(new OnlineCRLSource(new CommonsDataLoader()));
    OnlineTSPSource time = new OnlineTSPSource(desk.timestampAddress().toString());
    time.setDataLoader(new TimestampDataLoader());
    service = new PAdESService(verifier);
    service.setTspSource(time);
  }

  byte[] sign(byte[] frozen) throws GeneralSecurityException, IOException {
    return sign(frozen, Optional.of("Sig_Worker"), Optional.of("Sig_Employer"));
  }

  /** A document that has no fields: DSS makes its own, invisible ones. */
  byte[] signFreely(byte[] pdf) throws GeneralSecurityException, IOException {
    return sign(pdf, Optional.empty(), Optional.empty());
  }

  private byte[] sign(byte[] pdf, Optional<String> workerField, Optional<String> employerField)
      throws GeneralSecurityException, IOException {
    DSSDocument worker = signed(new InMemoryDocument(pdf), workerField, desk.worker());
    DSSDocument both = signed(worker, employerField, desk.employer());
    PAdESSignatureParameters archive = new PAdESSignatureParameters();
    archive.setSignatureLevel(SignatureLevel.PAdES_BASELINE_LTA);
    try (var in = service.extendDocument(both, archive).openStream()) {
      return in.readAllBytes();
    }
  }

  private DSSDocument signed(DSSDocument document, Optional<String> field, TestIdentity identity)
      throws GeneralSecurityException {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setEncryptionAlgorithm(EncryptionAlgorithm.ECDSA);
    List<CertificateToken> chain = identity.chain().stream().map(CertificateToken::new).toList();
    parameters.setSigningCertificate(chain.getFirst());
    parameters.setCertificateChain(chain);
    field.ifPresent(parameters.getImageParameters().getFieldParameters()::setFieldId);
    parameters.setContentSize(24 * 1024);
    ToBeSigned toBeSigned = service.getDataToSign(document, parameters);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(identity.key());
    signature.update(toBeSigned.getBytes());
    SignatureValue value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, signature.sign());
    return service.signDocument(document, parameters, value);
  }
}
