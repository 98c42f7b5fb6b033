package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.sign.EvidenceRecords;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.HttpTimestampAuthority;
import cn.laborproof.document.sign.PadesSigner;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.proof.verdict.VerdictRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract signed in SM2 alone, timestamps included, by the code that signs all others. */
class NationalDocumentTest {
  private static final Instant SIGNED = Instant.parse("2026-11-22T06:00:00Z");
  private static final List<SignatureSlot> SLOTS = Samples.contract().profile().slots();

  @TempDir static Path directory;
  private static int port;
  private static byte[] contract;
  private static byte[] halfSigned;
  private static X509Certificate stampRoot;
  private static TrustBundle trust;
  private static byte[] record;
  private static byte[] carried;
  private static byte[] renewed;

  @BeforeAll
  static void sign() throws Exception {
    try (SigningDesk desk = desk(0)) {
      contract = desk.finishedNational(Samples.contract());
      halfSigned =
          desk.signer()
              .sign(
                  new DocumentFreezer().freeze(Samples.contract()),
                  desk.nationalRequestFor(SLOTS.getFirst()))
              .pdf();
      stampRoot = desk.timestampRoot();
      // Nothing else is believed: a single ECDSA key or SHA-2 digest in it would be found.
      trust =
          TestTrust.of(
              desk.nationalRoot(),
              desk.nationalTimestampRoot(),
              List.of(),
              Stream.of("SM2", "SM3").map(name -> new AlgorithmEnd(name, year(40))).toList());
    }
    // In order of years: an authority's certificates do not get younger again.
    record = record(5, TreeDigest.SM3, new byte[0]);
    carried = record(7, TreeDigest.SHA_512, record);
    try (SigningDesk desk = desk(8)) {
      renewed = desk.signer().archive(contract, List.of());
    }
  }

  @Test
  void it_is_b_lta_by_sm2_and_sm3_alone_and_its_verdict_says_who_can_read_it() throws Exception {
    Clock clock = Clock.fixed(SIGNED.plusSeconds(120), ZoneOffset.UTC);
    Verdict verdict = EvidenceVerifier.of(trust, clock).verify("contract.pdf", contract);

    assertThat(verdict.open()).isEmpty();
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.signers())
        .extracting(Signer::role, Signer::name, Signer::level, Signer::indication)
        .containsExactly(
            tuple("worker", "张三", "B-LTA", Indication.TOTAL_PASSED),
            tuple("employer", Samples.EMPLOYER, "B-LTA", Indication.TOTAL_PASSED));
    assertThat(words(verdict, Language.EN))
        .anyMatch(sentence -> sentence.startsWith("Inside the PDF, 2 signature(s) are in SM2. No"));
    assertThat(words(verdict, Language.ZH))
        .anyMatch(sentence -> sentence.startsWith("PDF 文件内有 2 个国密（SM2）签名：通用的 PDF 验签软件都不能识别"));
    assertThat(contract.length).isLessThan(200_000);
  }

  @Test
  void after_the_first_signature_it_is_b_t_and_waits_for_the_other() {
    Examined examined = Examined.of(halfSigned, trust, SIGNED.plusSeconds(120));

    assertThat(examined.answers(DocumentCode.SIGNATURE_TIMESTAMP)).containsExactly("passed");
    assertThat(examined.answers(DocumentCode.SIGNATURE_VALUE)).containsOnly("passed");
    assertThat(examined.examination().signers()).extracting(Signer::level).containsExactly("B-T");
    assertThat(examined.passed()).isFalse();
  }

  @Test
  void a_flipped_bit_in_a_signature_a_timestamp_or_the_validation_data_is_noticed() {
    String text = new String(contract, StandardCharsets.ISO_8859_1);
    int tried = 0;
    for (int at = text.indexOf("/Contents<"); at >= 0; at = text.indexOf("/Contents<", at + 1)) {
      int begin = at + "/Contents<".length();
      int digits = text.substring(begin, text.indexOf('>', begin)).replaceAll("0+$", "").length();
      for (int i = 0; i < digits; i += 211) {
        byte[] changed = contract.clone();
        changed[begin + i] = (byte) (changed[begin + i] == '7' ? '6' : '7');
        assertThat(Examined.of(changed, trust, SIGNED.plusSeconds(120)).passed())
            .as("digit " + i + " of " + at)
            .isFalse();
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(60);
  }

  @Test
  void renewed_in_sm2_it_passes_beyond_the_life_of_its_first_timestamps() throws Exception {
    assertThat(Examined.of(contract, trust, year(8)).passed()).isTrue();
    assertThat(Examined.of(contract, trust, year(10)).reason())
        .contains(SubIndication.OUT_OF_BOUNDS_NO_POE);

    Examined later = Examined.of(renewed, trust, year(15));
    assertThat(later.open()).isEmpty();
    assertThat(later.passed()).isTrue();
  }

  @Test
  void an_evidence_record_by_sm3_is_national_too_and_one_by_sha_512_carries_beyond_sm3()
      throws Exception {
    assertThat(recorded(record, trust, 8).passed()).isTrue();

    TrustBundle ending =
        TestTrust.of(
            trust.roots().getFirst().certificate(),
            List.of(stampRoot, trust.roots().getLast().certificate()),
            List.of(),
            List.of(
                new AlgorithmEnd("SM2", year(10)),
                new AlgorithmEnd("SM3", year(10)),
                new AlgorithmEnd("SHA-512", year(40)),
                new AlgorithmEnd("SHA-256", year(40)),
                new AlgorithmEnd("ECDSA-P-256", year(40))));
    assertThat(recorded(record, ending, 11).passed()).isFalse();
    Examined beyond = recorded(carried, ending, 12);
    assertThat(beyond.open()).isEmpty();
    assertThat(beyond.passed()).isTrue();
  }

  private static Examined recorded(byte[] record, TrustBundle believed, int year) {
    DocumentExamination examination =
        new PdfExaminer().examine("c.pdf", contract, Optional.of(record), believed, year(year));
    return new Examined(
        examination, VerdictRule.decide(examination.required(), examination.checks()));
  }

  private static byte[] record(int year, TreeDigest digest, byte[] before) throws Exception {
    try (SigningDesk desk = desk(year)) {
      var records =
          new EvidenceRecords(
              desk.timestamps(),
              new HttpRevocationSource(Duration.ofSeconds(10), clock(year), new SecureRandom()),
              List.of(desk.timestampRoot(), desk.nationalTimestampRoot()),
              digest);
      var subject = new EvidenceRecords.Subject(digest.over(contract), before);
      return records.of(List.of(subject)).getFirst();
    }
  }

  @Test
  void who_signs_after_others_signs_in_their_suite(@TempDir Path own) throws Exception {
    try (SigningDesk desk = new SigningDesk(own, 0, clock(0))) {
      assertThatThrownBy(() -> desk.signer().sign(halfSigned, desk.requestFor(SLOTS.getLast())))
          .isInstanceOf(SigningException.CertificateRefused.class)
          .hasMessageContaining("other suite");
      byte[] international =
          desk.signer()
              .sign(
                  new DocumentFreezer().freeze(Samples.contract()),
                  desk.requestFor(SLOTS.getFirst()))
              .pdf();
      assertThatThrownBy(
              () -> desk.signer().sign(international, desk.nationalRequestFor(SLOTS.getLast())))
          .isInstanceOf(SigningException.CertificateRefused.class)
          .hasMessageContaining("other suite");
    }
  }

  @Test
  void without_an_authority_that_signs_in_sm2_there_is_no_signature(@TempDir Path own)
      throws Exception {
    try (SigningDesk desk = new SigningDesk(own, 0, clock(0))) {
      var signer =
          new PadesSigner(
              new HttpTimestampAuthority(
                  List.of(desk.authorities().uri().resolve("/tsa")),
                  List.of(desk.timestampRoot(), desk.nationalTimestampRoot()),
                  Duration.ofSeconds(10),
                  new SecureRandom()),
              new HttpRevocationSource(Duration.ofSeconds(10), clock(0), new SecureRandom()));
      byte[] frozen = new DocumentFreezer().freeze(Samples.contract());
      assertThatThrownBy(() -> signer.sign(frozen, desk.nationalRequestFor(SLOTS.getFirst())))
          .isInstanceOf(SigningException.TimestampFailed.class);
    }
  }

  private static List<String> words(Verdict verdict, Language language) {
    return verdict.sentences().stream().map(Messages.in(language)::sentence).toList();
  }

  private static SigningDesk desk(int year) throws Exception {
    SigningDesk desk = new SigningDesk(directory, port, clock(year));
    port = desk.authorities().uri().getPort();
    return desk;
  }

  private static Clock clock(int year) {
    return Clock.fixed(year(year).plusSeconds(60), ZoneOffset.UTC);
  }

  private static Instant year(int year) {
    return SIGNED.plus(Duration.ofDays(365L * year));
  }
}
