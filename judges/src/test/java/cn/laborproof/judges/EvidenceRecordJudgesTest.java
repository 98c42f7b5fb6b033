package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.Samples;
import cn.laborproof.document.sign.EvidenceRecords;
import cn.laborproof.document.sign.EvidenceRecords.Subject;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.SigningDesk;
import eu.europa.esig.dss.diagnostic.EvidenceRecordWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.DigestMatcherType;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.evidencerecord.asn1.validation.ASN1EvidenceRecordValidator;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.bouncycastle.tsp.ers.ERSException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EU DSS and Bouncy Castle read the evidence records that we make, renewed in both ways. */
@Tag("judge")
class EvidenceRecordJudgesTest {
  /** Never archived. A neighbour in the tree is in the first list too, and was stamped as well. */
  private static final byte[] STRANGER = "never archived".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path work;
  private static SigningDesk desk;
  private static byte[] contract;
  private static List<byte[]> archive;

  /** After the first timestamp, a renewal of it, a new tree by SHA-512, a renewal of that. */
  private static final List<List<byte[]>> STAGES = new ArrayList<>();

  @BeforeAll
  static void records() throws Exception {
    desk = new SigningDesk(work.resolve("authorities"));
    contract = desk.finished(Samples.contract());
    archive = new ArrayList<>(List.of(contract));
    for (int i = 0; i < 4; i++) {
      archive.add(("another document " + i).getBytes(StandardCharsets.UTF_8));
    }
    stage(TreeDigest.SHA_256);
    stage(TreeDigest.SHA_256);
    stage(TreeDigest.SHA_512);
    stage(TreeDigest.SHA_512);
  }

  @AfterAll
  static void close() throws Exception {
    desk.close();
  }

  @Test
  void eu_dss_passes_every_stage_of_a_record_with_its_document() {
    for (int stage = 0; stage < STAGES.size(); stage++) {
      Reports reports = dss(STAGES.get(stage).getFirst(), contract);
      EvidenceRecordWrapper record = reports.getDiagnosticData().getEvidenceRecords().getFirst();

      assertThat(record.isStructuralValidationValid())
          .as("%s", record.getStructuralValidationMessages())
          .isTrue();
      // The other hash of the first list is another document's.
      assertThat(record.getDigestMatchers())
          .filteredOn(m -> m.getType() == DigestMatcherType.EVIDENCE_RECORD_ARCHIVE_OBJECT)
          .isNotEmpty()
          .allSatisfy(matcher -> {
            assertThat(matcher.isDataFound()).isTrue();
            assertThat(matcher.isDataIntact()).isTrue();
          });
      assertThat(record.getTimestampList())
          .hasSize(stage + 1)
          .allMatch(TimestampWrapper::isMessageImprintDataIntact)
          .allMatch(TimestampWrapper::isSignatureValid);
      assertThat(reports.getSimpleReport().getIndication(record.getId()))
          .as("%s", reports.getXmlSimpleReport())
          .isEqualTo(Indication.PASSED);
    }
  }

  @Test
  void eu_dss_refuses_a_record_with_another_document() {
    Reports reports = dss(STAGES.getLast().getFirst(), STRANGER);
    String id = reports.getDiagnosticData().getEvidenceRecords().getFirst().getId();

    assertThat(reports.getSimpleReport().getIndication(id)).isNotEqualTo(Indication.PASSED);
  }

  @Test
  void bouncy_castle_finds_each_document_in_its_record_and_no_stranger() throws Exception {
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    for (List<byte[]> records : STAGES) {
      for (int i = 0; i < archive.size(); i++) {
        var record = new ERSEvidenceRecord(records.get(i), digests);
        record.validatePresent(new ERSByteData(archive.get(i)), new Date());
        var other = new ERSByteData(STRANGER);
        assertThatThrownBy(() -> record.validatePresent(other, new Date()))
            .isInstanceOf(ERSException.class);
      }
    }
  }

  @Test
  void both_find_every_file_of_a_group_under_one_record_renewed_in_both_ways() throws Exception {
    byte[] signature = "a signature beside it".getBytes(StandardCharsets.UTF_8);
    byte[] seal = "a seal beside it".getBytes(StandardCharsets.UTF_8);
    List<byte[]> group = List.of(contract, signature, seal);
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    byte[] record = new byte[0];
    byte[] neighbour = new byte[0];
    for (TreeDigest digest :
        List.of(TreeDigest.SHA_256, TreeDigest.SHA_256, TreeDigest.SHA_512, TreeDigest.SHA_512)) {
      MessageDigest hash = MessageDigest.getInstance(digest.jcaName());
      List<byte[]> made =
          maker(digest)
              .of(
                  List.of(
                      new Subject(group.stream().map(hash::digest).toList(), record),
                      new Subject(hash.digest(archive.getLast()), neighbour)));
      record = made.getFirst();
      neighbour = made.getLast();

      var parsed = new ERSEvidenceRecord(record, digests);
      for (byte[] file : group) {
        parsed.validatePresent(new ERSByteData(file), new Date());
      }
      assertThatThrownBy(() -> parsed.validatePresent(new ERSByteData(STRANGER), new Date()))
          .isInstanceOf(ERSException.class);
      new ERSEvidenceRecord(neighbour, digests)
          .validatePresent(new ERSByteData(archive.getLast()), new Date());
      Reports reports = dss(record, group.toArray(byte[][]::new));
      EvidenceRecordWrapper found = reports.getDiagnosticData().getEvidenceRecords().getFirst();
      assertThat(found.getDigestMatchers())
          .filteredOn(m -> m.getType() == DigestMatcherType.EVIDENCE_RECORD_ARCHIVE_OBJECT)
          .hasSize(group.size())
          .allMatch(matcher -> matcher.isDataFound() && matcher.isDataIntact());
      assertThat(reports.getSimpleReport().getIndication(found.getId()))
          .as("%s", reports.getXmlSimpleReport())
          .isEqualTo(Indication.PASSED);
    }
  }

  private static EvidenceRecords maker(TreeDigest digest) {
    return new EvidenceRecords(
        desk.timestamps(),
        new HttpRevocationSource(Duration.ofSeconds(10), Clock.systemUTC(), new SecureRandom()),
        List.of(desk.timestampRoot()),
        digest);
  }

  private static void stage(TreeDigest digest) throws Exception {
    var records = maker(digest);
    MessageDigest hash = MessageDigest.getInstance(digest.jcaName());
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < archive.size(); i++) {
      byte[] document = hash.digest(archive.get(i));
      subjects.add(
          STAGES.isEmpty()
              ? Subject.first(document)
              : new Subject(document, STAGES.getLast().get(i)));
    }
    STAGES.add(records.of(subjects));
  }

  private static Reports dss(byte[] record, byte[]... documents) {
    var trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(desk.timestampRoot()));
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setOcspSource(null);
    verifier.setCrlSource(null);
    verifier.setAIASource(null);
    var validator =
        new ASN1EvidenceRecordValidator(new InMemoryDocument(record, "contract.pdf.ers"));
    List<DSSDocument> contents = new ArrayList<>();
    for (byte[] document : documents) {
      contents.add(new InMemoryDocument(document, "file-" + contents.size()));
    }
    validator.setDetachedContents(contents);
    validator.setCertificateVerifier(verifier);
    return validator.validateDocument();
  }
}
