package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.PdfExaminer;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.report.EtsiReport;
import cn.laborproof.proof.trust.TrustBundle;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.validationreport.ValidationReportFacade;
import eu.europa.esig.validationreport.enums.ObjectType;
import eu.europa.esig.validationreport.jaxb.SignatureValidationReportType;
import eu.europa.esig.validationreport.jaxb.ValidationObjectType;
import eu.europa.esig.validationreport.jaxb.ValidationReportType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our validation reports, read against the schema of ETSI by EU DSS, beside the reports it writes
 * itself about the same files.
 */
@Tag("judge")
class EtsiReportTest {
  @TempDir static Path work;
  private static SigningDesk desk;
  private static TrustBundle trust;
  private static byte[] contract;

  @BeforeAll
  static void sign() throws Exception {
    desk = new SigningDesk(work.resolve("authorities"));
    trust = TestTrust.of(desk.root(), desk.timestampRoot(), List.of());
    contract = desk.finished(Samples.contract());
  }

  @AfterAll
  static void close() throws Exception {
    desk.close();
  }

  @Test
  void a_genuine_contract_has_the_signatures_times_and_objects_that_dss_reports() throws Exception {
    ValidationReportType ours = ours(contract);
    ValidationReportType theirs = theirs(contract);

    assertThat(ours.getSignatureValidationReport()).hasSize(2);
    assertThat(mainIndications(ours))
        .containsOnly(Indication.TOTAL_PASSED)
        .isEqualTo(mainIndications(theirs));
    for (int i = 0; i < 2; i++) {
      SignatureValidationReportType our = ours.getSignatureValidationReport().get(i);
      SignatureValidationReportType their = theirs.getSignatureValidationReport().get(i);
      assertThat(our.getValidationTimeInfo().getBestSignatureTime().getPOETime())
          .isEqualTo(their.getValidationTimeInfo().getBestSignatureTime().getPOETime());
      assertThat(our.getSignatureIdentifier().getSignatureValue().getValue())
          .isEqualTo(their.getSignatureIdentifier().getSignatureValue().getValue());
      assertThat(our.getSignatureIdentifier().getDigestAlgAndValue().getDigestValue())
          .isEqualTo(their.getSignatureIdentifier().getDigestAlgAndValue().getDigestValue());
    }
    assertThat(objects(ours, ObjectType.TIMESTAMP)).hasSize(3);
    assertThat(theirs.getSignatureValidationObjects().getValidationObject())
        .filteredOn(object -> object.getObjectType() == ObjectType.TIMESTAMP)
        .hasSize(3);
    assertThat(objects(ours, ObjectType.CERTIFICATE)).hasSizeGreaterThanOrEqualTo(6);
    assertThat(objects(ours, ObjectType.OCSP_RESPONSE)).isNotEmpty();
  }

  @Test
  void no_signature_is_reported_as_passed_in_a_file_that_was_changed() throws Exception {
    byte[] changed = contract.clone();
    changed[contract.length / 6] ^= 1;

    assertThat(mainIndications(ours(changed))).isNotEmpty().doesNotContain(Indication.TOTAL_PASSED);
  }

  @Test
  void a_file_cut_back_before_its_archive_timestamp_is_not_reported_as_passed() throws Exception {
    String text = new String(contract, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n', text.lastIndexOf("%%EOF", contract.length - 10)) + 1;

    assertThat(mainIndications(ours(Arrays.copyOf(contract, end))))
        .hasSize(2)
        .containsOnly(Indication.INDETERMINATE);
  }

  @Test
  void a_file_without_signatures_and_hostile_names_still_make_a_valid_report() throws Exception {
    byte[] none = "%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    ValidationReportType report = read(verdict("a<b>&\u0001\uD800\".pdf", none));

    assertThat(report.getSignatureValidationReport()).hasSize(1);
    assertThat(mainIndications(report)).doesNotContain(Indication.TOTAL_PASSED);
  }

  private static Set<String> objects(ValidationReportType report, ObjectType type) {
    return report.getSignatureValidationObjects().getValidationObject().stream()
        .filter(object -> object.getObjectType() == type)
        .map(ValidationObjectType::getId)
        .collect(Collectors.toSet());
  }

  private static List<Indication> mainIndications(ValidationReportType report) {
    return report.getSignatureValidationReport().stream()
        .map(signature -> signature.getSignatureValidationStatus().getMainIndication())
        .toList();
  }

  private static ValidationReportType ours(byte[] pdf) throws Exception {
    return read(verdict("contract.pdf", pdf));
  }

  private static byte[] verdict(String name, byte[] pdf) throws Exception {
    EvidenceVerifier verifier =
        EvidenceVerifier.of(
            trust, Clock.systemUTC(), List.of(new PdfExaminer()), PackageLimits.DEFAULT);
    return EtsiReport.write(verifier.verify(name, pdf));
  }

  /** The facade refuses what the schema of ETSI does not allow. */
  private static ValidationReportType read(byte[] xml) throws Exception {
    return ValidationReportFacade.newFacade().unmarshall(new ByteArrayInputStream(xml), true);
  }

  private static ValidationReportType theirs(byte[] pdf) throws Exception {
    Path file = Files.write(work.resolve("contract.pdf"), pdf);
    Path roots = Files.createDirectories(work.resolve("trust"));
    Files.writeString(roots.resolve("signer.root.pem"), pem(desk.root()));
    Files.writeString(roots.resolve("tsa.root.pem"), pem(desk.timestampRoot()));
    return DssJudge.reports(Exhibit.of(file, 2, roots)).getEtsiValidationReportJaxb();
  }

  private static String pem(X509Certificate certificate) throws Exception {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }
}
