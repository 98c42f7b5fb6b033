package cn.laborproof.proof.examine;

import static cn.laborproof.proof.examine.SampleVerification.assertNotPassed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckCode;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.Sentence;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes, in which scope, and what the verifier needs of its parts. */
class EvidenceVerifierTest {
  private static SampleVerification verification;
  private static SampleCase sample;

  @BeforeAll
  static void makeSample(@TempDir Path dir) throws Exception {
    verification = new SampleVerification(dir);
    sample = verification.sample;
  }

  @Test
  void a_whole_package_passes_as_registered() throws Exception {
    Verdict verdict = verification.verify(sample.wholePackage());
    assertThat(verdict.open()).isEmpty();
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.scope()).isEqualTo(Scope.REGISTERED);
    assertThat(verdict.reason()).isEmpty();
    assertThat(verdict.demo()).isTrue();
    assertThat(verdict.sentences())
        .extracting(Sentence::key)
        .containsExactly(
            "verdict.registered-passed",
            "verdict.unchanged-since-anchor",
            "verdict.complete-to",
            "verdict.demo");
    assertThat(verdict.times())
        .extracting(StatedTime::what)
        .containsExactly(
            StatedTime.ARCHIVE_TIMESTAMP,
            StatedTime.EVENT_RECORDED,
            StatedTime.ANCHORED,
            StatedTime.COURT_DEPOSIT);
    assertThat(verdict.logPosition().orElseThrow().lastIndex()).isEqualTo(sample.indexes.get(2));
    assertThat(verdict.ledgerPosition().orElseThrow().block()).isEqualTo(1);
    assertThat(verdict.courtPosition().orElseThrow().court()).isEqualTo("SampleCourt");
  }

  @Test
  void whether_alone_or_in_a_package_signatures_in_sm2_inside_are_named_and_who_reads_them()
      throws Exception {
    var verifier =
        EvidenceVerifier.of(
            sample.trust,
            Clock.fixed(SampleCase.EXAMINED, ZoneOffset.UTC),
            List.of(new SampleExaminer(2)),
            PackageLimits.DEFAULT);
    Verdict whole = verifier.verify("a.evidence.zip", sample.wholePackage());
    Verdict together = verifier.verify("a.pdf", SampleCase.CONTRACT, sample.wholePackage());
    Verdict alone = verifier.verify("a.pdf", SampleCase.CONTRACT);
    Verdict other = verifier.verify("a.pdf", SampleCase.HALF_SIGNED, sample.wholePackage());

    assertThat(whole.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(other.indication()).isEqualTo(Indication.TOTAL_FAILED);
    for (Verdict verdict : List.of(whole, together, alone, other)) {
      assertThat(verdict.sentences().stream().map(Messages.in(Language.EN)::sentence))
          .filteredOn(sentence -> sentence.startsWith("Inside the PDF, 2 signature(s) are in SM2."))
          .hasSize(1);
      assertThat(verdict.sentences().stream().map(Messages.in(Language.ZH)::sentence))
          .anyMatch(sentence -> sentence.contains("通用的 PDF 验签软件都不能识别 SM2"));
    }
  }

  @Test
  void a_document_alone_passes_and_says_that_registration_was_not_examined() throws Exception {
    Verdict verdict = verification.verify(SampleCase.CONTRACT);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.scope()).isEqualTo(Scope.DOCUMENT);
    assertThat(verdict.sentences())
        .extracting(Sentence::key)
        .contains("verdict.document-passed")
        .doesNotContain("verdict.registered-passed");
  }

  @Test
  void a_document_with_its_package_passes_as_registered() throws Exception {
    Verdict verdict = sample.verifier().verify("a.pdf", SampleCase.CONTRACT, sample.wholePackage());
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.scope()).isEqualTo(Scope.REGISTERED);
    assertThat(verdict.file().name()).isEqualTo("a.pdf");
  }

  @Test
  void an_earlier_revision_next_to_the_package_fails() throws Exception {
    Verdict verdict =
        sample.verifier().verify("a.pdf", SampleCase.HALF_SIGNED, sample.wholePackage());
    assertNotPassed(verdict, EvidenceCheck.SAME_FILE, "differs", SubIndication.HASH_FAILURE);
  }

  @Test
  void an_earlier_revision_inside_the_package_fails() throws Exception {
    byte[] zip =
        sample
            .anchoredTo(sample.unanchored(SampleCase.HALF_SIGNED))
            .courtReceipt(sample.receipt)
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    assertNotPassed(
        verification.verify(zip),
        EvidenceCheck.REGISTERED,
        "digest-differs",
        SubIndication.HASH_FAILURE);
  }

  @Test
  void a_document_no_event_speaks_of_fails() throws Exception {
    byte[] zip =
        verification.whole(
            sample
                .unanchored(SampleCase.CONTRACT)
                .document("other.pdf", SampleCase.ascii("%PDF-1.7\nx")));
    assertNotPassed(
        verification.verify(zip),
        EvidenceCheck.REGISTERED,
        "not-registered",
        SubIndication.HASH_FAILURE);
  }

  @Test
  void a_broken_document_inside_a_sound_package_fails() throws Exception {
    byte[] broken = SampleCase.ascii("%PDF-1.7\nno end");
    Verdict verdict = verification.verify(broken);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertThat(verdict.reason()).contains(SubIndication.HASH_FAILURE);
  }

  @Test
  void what_is_neither_document_nor_package_cannot_be_read() {
    assertThatThrownBy(() -> verification.verify("hello".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(() -> verification.verify(new byte[0]))
        .isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(
            () -> sample.verifier().verify("a.pdf", SampleCase.CONTRACT, SampleCase.CONTRACT))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void a_document_whose_examiner_did_not_ask_everything_does_not_pass() throws Exception {
    DocumentExaminer forgetful = new ForgetfulExaminer();
    EvidenceVerifier verifier =
        EvidenceVerifier.of(
            sample.trust,
            Clock.fixed(SampleCase.EXAMINED, ZoneOffset.UTC),
            List.of(forgetful),
            PackageLimits.DEFAULT);
    assertNotPassed(
        verifier.verify("a", sample.wholePackage()),
        EvidenceCheck.DOCUMENT,
        "incomplete",
        SubIndication.NOT_EXAMINED);
  }

  @Test
  void an_examiner_that_breaks_off_gives_no_verdict() throws Exception {
    DocumentExaminer breaking =
        new DocumentExaminer() {
          @Override
          public boolean accepts(byte[] content) {
            return true;
          }

          @Override
          public DocumentExamination examine(
              String name, byte[] content, TrustBundle trust, Instant at) {
            throw new IllegalStateException("planted");
          }
        };
    Verdict verdict =
        EvidenceVerifier.of(
                sample.trust,
                Clock.fixed(SampleCase.EXAMINED, ZoneOffset.UTC),
                List.of(breaking),
                PackageLimits.DEFAULT)
            .verify("a.pdf", SampleCase.CONTRACT);
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(
        verdict, EvidenceCheck.DOCUMENT, "broke-off", SubIndication.POLICY_PROCESSING_ERROR);
  }

  @Test
  void a_document_stamped_after_it_was_registered_does_not_pass() throws Exception {
    Verdict verdict = verifiedWhenStamped(SampleCase.CONCLUDED.plusSeconds(6 * 60));

    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(
        verdict,
        EvidenceCheck.TIMES,
        "stamped-after-registered",
        SubIndication.TIMESTAMP_ORDER_FAILURE);
    assertThat(verdict.open()).hasSize(1);
  }

  @Test
  void clocks_that_differ_by_less_than_five_minutes_lie_to_nobody() throws Exception {
    Verdict verdict = verifiedWhenStamped(SampleCase.CONCLUDED.plusSeconds(4 * 60));

    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
  }

  private static Verdict verifiedWhenStamped(Instant stamped) throws Exception {
    return EvidenceVerifier.of(
            sample.trust,
            Clock.fixed(SampleCase.EXAMINED, ZoneOffset.UTC),
            List.of(new LateStamp(new SampleExaminer(), stamped)),
            PackageLimits.DEFAULT)
        .verify("a.evidence.zip", sample.wholePackage());
  }

  /** Finds another timestamp in the document than the one that was there. */
  private record LateStamp(SampleExaminer careful, Instant stamped) implements DocumentExaminer {
    @Override
    public boolean accepts(byte[] content) {
      return careful.accepts(content);
    }

    @Override
    public DocumentExamination examine(String name, byte[] content, TrustBundle trust, Instant at) {
      DocumentExamination found = careful.examine(name, content, trust, at);
      return new DocumentExamination(
          found.required(),
          found.checks(),
          found.signers(),
          List.of(new StatedTime(StatedTime.SIGNATURE_TIMESTAMP, stamped, "DEMO TSA", true)),
          SampleCase.REFERENCE,
          true);
    }
  }

  @Test
  void a_document_is_examined_with_the_evidence_record_of_its_name_which_may_be_later()
      throws Exception {
    List<String> seen = new ArrayList<>();
    byte[] pack =
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .courtReceipt(sample.receipt)
            .evidenceRecord("contract.pdf", new byte[] {4, 9, 9, 8})
            .evidenceRecord("other.pdf", new byte[] {0})
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    Verdict verdict =
        EvidenceVerifier.of(
                sample.trust,
                Clock.fixed(SampleCase.EXAMINED, ZoneOffset.UTC),
                List.of(new RecordReading(new SampleExaminer(), seen)),
                PackageLimits.DEFAULT)
            .verify("a.evidence.zip", pack);

    assertThat(seen).containsExactly("[4, 9, 9, 8]");
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
  }

  /** Knows evidence records and finds a timestamp in each that is later than the registration. */
  private record RecordReading(SampleExaminer careful, List<String> seen)
      implements DocumentExaminer {
    @Override
    public boolean accepts(byte[] content) {
      return careful.accepts(content);
    }

    @Override
    public DocumentExamination examine(String name, byte[] content, TrustBundle trust, Instant at) {
      return examine(name, content, Optional.empty(), trust, at);
    }

    @Override
    public DocumentExamination examine(
        String name, byte[] content, Optional<byte[]> record, TrustBundle trust, Instant at) {
      record.map(Arrays::toString).ifPresent(seen::add);
      DocumentExamination found = careful.examine(name, content, trust, at);
      return new DocumentExamination(
          found.required(),
          found.checks(),
          found.signers(),
          List.of(
              new StatedTime(StatedTime.EVIDENCE_RECORD, SampleCase.EXAMINED, "DEMO TSA", true)),
          SampleCase.REFERENCE,
          true);
    }
  }

  /** Says what must be asked and asks nothing. */
  private static final class ForgetfulExaminer implements DocumentExaminer {
    private final SampleExaminer careful = new SampleExaminer();

    @Override
    public boolean accepts(byte[] content) {
      return careful.accepts(content);
    }

    @Override
    public DocumentExamination examine(String name, byte[] content, TrustBundle trust, Instant at) {
      List<CheckCode> required = careful.examine(name, content, trust, at).required();
      return new DocumentExamination(required, List.of(), List.of(), List.of(), null, false);
    }
  }
}
