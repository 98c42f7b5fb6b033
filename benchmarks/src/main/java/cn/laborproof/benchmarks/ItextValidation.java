package cn.laborproof.benchmarks;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.validation.SignatureValidationProperties;
import com.itextpdf.signatures.validation.SignatureValidationProperties.OnlineFetching;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSources;
import com.itextpdf.signatures.validation.context.TimeBasedContexts;
import com.itextpdf.signatures.validation.context.ValidatorContexts;
import com.itextpdf.signatures.validation.report.ValidationReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** The peer: iText's own validator, which fetches nothing. */
final class ItextValidation {
  private ItextValidation() {}

  static ValidationReport report(byte[] pdf, SigningDesk desk) throws IOException {
    SignatureValidationProperties offline =
        new SignatureValidationProperties()
            .setRevocationOnlineFetching(
                ValidatorContexts.all(),
                CertificateSources.all(),
                TimeBasedContexts.all(),
                OnlineFetching.NEVER_FETCH);
    ValidatorChainBuilder chain =
        new ValidatorChainBuilder()
            .withTrustedCertificates(List.of(desk.root(), desk.timestampRoot()))
            .withSignatureValidationProperties(offline);
    try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
      return chain.buildSignatureValidator(document).validateSignatures();
    }
  }
}
