package cn.laborproof.judges;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * EU DSS, offline, by its default policy. Its indication alone admits changed texts and swapped
 * pages, with a warning; so here every warning is an objection, as is any level below B-LTA and any
 * change of pages between signatures.
 */
final class DssJudge implements Judge {
  @Override
  public String name() {
    return "EU DSS strict";
  }

  @Override
  public List<String> objections(Exhibit exhibit) throws IOException {
    Reports reports = reports(exhibit);
    SimpleReport report = reports.getSimpleReport();
    List<String> objections = new ArrayList<>();
    if (report.getSignaturesCount() != exhibit.signatures()) {
      objections.add(report.getSignaturesCount() + " signatures, expected " + exhibit.signatures());
    }
    for (String id : report.getSignatureIdList()) {
      objections.addAll(objections(report, reports.getDiagnosticData().getSignatureById(id)));
    }
    return objections;
  }

  /** Everything DSS has to say. */
  static Reports reports(Exhibit exhibit) {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new FileDocument(exhibit.pdf().toFile()));
    validator.setCertificateVerifier(verifier(exhibit));
    return validator.validateDocument();
  }

  private static List<String> objections(SimpleReport report, SignatureWrapper signature) {
    String id = signature.getId();
    List<String> objections = new ArrayList<>();
    Indication indication = report.getIndication(id);
    if (indication != Indication.TOTAL_PASSED) {
      objections.add(indication + " " + report.getSubIndication(id));
    }
    if (report.getSignatureFormat(id) != SignatureLevel.PAdES_BASELINE_LTA) {
      objections.add("level " + report.getSignatureFormat(id));
    }
    Stream.of(report.getAdESValidationErrors(id), report.getAdESValidationWarnings(id))
        .flatMap(List::stream)
        .forEach(message -> objections.add(message.getValue()));
    var revision = signature.getPDFRevision();
    if (revision == null) {
      objections.add("no PDF revision");
    } else if (!revision.getPdfUndefinedChanges().isEmpty()
        || !revision.getPdfAnnotationChanges().isEmpty()
        || !revision.getPdfVisualDifferenceConcernedPages().isEmpty()
        || !revision.getPdfPageDifferenceConcernedPages().isEmpty()) {
      objections.add("pages or annotations changed after the signature");
    }
    List<String> fields = revision == null ? List.of() : revision.getSignatureFieldNames();
    return objections.stream().map(objection -> fields + ": " + objection).toList();
  }

  private static CommonCertificateVerifier verifier(Exhibit exhibit) {
    var trusted = new CommonTrustedCertificateSource();
    for (Path root :
        Stream.concat(exhibit.signerRoots().stream(), exhibit.tsaRoots().stream()).toList()) {
      trusted.addCertificate(DSSUtils.loadCertificate(root.toFile()));
    }
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    // No network: the file must carry all that is needed.
    verifier.setOcspSource(null);
    verifier.setCrlSource(null);
    verifier.setAIASource(null);
    return verifier;
  }
}
