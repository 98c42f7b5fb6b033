package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.OneBlockLedger;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.InclusionProof;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.CheckCode;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.Sentence;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceVerifierTest {
  private static SampleCase sample;

  @BeforeAll
  static void makeSample(@TempDir Path dir) throws Exception {
    sample = new SampleCase(dir);
  }

  @Test
  void a_whole_package_passes_as_registered() throws Exception {
    Verdict verdict = verify(sample.wholePackage());
    assertThat(verdict.open()).isEmpty();
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.scope()).isEqualTo(Scope.REGISTERED);
    assertThat(verdict.reason()).isEmpty();
    assertThat(verdict.demo()).isTrue();
    assertThat(verdict.sentences())
        .extracting(Sentence::key)
        .containsExactly(
            "verdict.registered-passed",
            "verdict.unchanged-since",
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
  void a_document_alone_passes_and_says_that_registration_was_not_examined() throws Exception {
    Verdict verdict = verify(SampleCase.CONTRACT);
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
        verify(zip), EvidenceCheck.REGISTERED, "digest-differs", SubIndication.HASH_FAILURE);
  }

  @Test
  void a_document_no_event_speaks_of_fails() throws Exception {
    byte[] zip = whole(sample.unanchored(SampleCase.CONTRACT).document("other.pdf", pdf("x")));
    assertNotPassed(
        verify(zip), EvidenceCheck.REGISTERED, "not-registered", SubIndication.HASH_FAILURE);
  }

  @Test
  void a_package_without_anchor_is_pending() throws Exception {
    byte[] zip =
        sample.unanchored(SampleCase.CONTRACT).build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    Verdict verdict = verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(verdict, EvidenceCheck.LEDGER, "pending", SubIndication.ANCHOR_PENDING);
    assertThat(verdict.sentences()).extracting(Sentence::key).contains("verdict.anchor-pending");
  }

  @Test
  void a_package_without_the_receipt_the_bundle_asks_for_is_pending() throws Exception {
    byte[] zip =
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    Verdict verdict = verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(verdict, EvidenceCheck.COURT, "pending", SubIndication.ANCHOR_PENDING);
  }

  @Test
  void events_after_the_anchor_are_pending() throws Exception {
    Verdict verdict = verify(packageAnchoredBefore());
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(verdict, EvidenceCheck.ANCHOR, "not-covered", SubIndication.ANCHOR_PENDING);
  }

  @Test
  void a_package_signed_by_a_stranger_is_not_believed() throws Exception {
    Ed25519NoteSigner stranger =
        Ed25519NoteSigner.ofSeed("stranger.example", SampleCase.seed("stranger"));
    byte[] zip =
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .courtReceipt(sample.receipt)
            .build(stranger, SampleCase.EXAMINED);
    assertNotPassed(verify(zip), EvidenceCheck.MANIFEST, "unknown-key", SubIndication.NOT_TRUSTED);
  }

  @Test
  void a_package_signed_in_the_operators_name_with_another_key_fails() throws Exception {
    Ed25519NoteSigner forger =
        Ed25519NoteSigner.ofSeed(SampleCase.OPERATOR.verifier().name(), SampleCase.seed("forger"));
    byte[] zip =
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .courtReceipt(sample.receipt)
            .build(forger, SampleCase.EXAMINED);
    Verdict verdict = verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(
        verdict, EvidenceCheck.MANIFEST, "false-signature", SubIndication.SIG_CRYPTO_FAILURE);
  }

  @Test
  void a_changed_event_is_not_in_the_log_and_breaks_the_chain() throws Exception {
    EvidenceEvent second = sample.events.get(1);
    EvidenceEvent changed =
        new EvidenceEvent(
            second.stream(),
            second.seq(),
            "contract.worker-refused",
            second.time(),
            second.actor(),
            second.prev(),
            second.subjects(),
            second.facts(),
            second.fields());
    Verdict verdict = verify(withSecondEvent(changed, sample.indexes.get(1)));
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(verdict, EvidenceCheck.STREAM, "broken-link", SubIndication.STREAM_BROKEN);
    assertNotPassed(
        verdict, EvidenceCheck.INCLUSION, "not-in-log", SubIndication.LOG_PROOF_FAILURE);
  }

  @Test
  void a_proof_for_another_place_fails() throws Exception {
    Verdict verdict = verify(withSecondEvent(sample.events.get(1), sample.indexes.get(1) + 1));
    assertNotPassed(
        verdict, EvidenceCheck.INCLUSION, "not-in-log", SubIndication.LOG_PROOF_FAILURE);
  }

  @Test
  void an_opening_with_another_value_fails() throws Exception {
    FieldOpening lie = new FieldOpening(sample.name.name(), sample.name.salt(), "李四");
    assertNotPassed(
        verify(withOpening(lie)), EvidenceCheck.OPENINGS, "differs", SubIndication.HASH_FAILURE);
    FieldOpening unknown = new FieldOpening("worker.wage", sample.name.salt(), "1");
    assertNotPassed(
        verify(withOpening(unknown)),
        EvidenceCheck.OPENINGS,
        "no-such-field",
        SubIndication.HASH_FAILURE);
  }

  @Test
  void a_checkpoint_of_a_log_nobody_trusts_is_not_believed() throws Exception {
    Verdict verdict =
        sample.verifier(trusting(List.of(), WitnessTrust.none())).verify("a", wholePackage());
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(verdict, EvidenceCheck.CHECKPOINT, "unknown-log", SubIndication.NOT_TRUSTED);
  }

  @Test
  void a_checkpoint_without_the_named_logs_signature_fails() throws Exception {
    Ed25519NoteSigner other = Ed25519NoteSigner.ofSeed(SampleCase.ORIGIN, SampleCase.seed("other"));
    LogTrust log = new LogTrust(SampleCase.ORIGIN, List.of(other.verifier()), true);
    Verdict verdict =
        sample.verifier(trusting(List.of(log), WitnessTrust.none())).verify("a", wholePackage());
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(
        verdict, EvidenceCheck.CHECKPOINT, "false-signature", SubIndication.SIG_CRYPTO_FAILURE);
  }

  @Test
  void missing_witnesses_leave_it_open() throws Exception {
    Ed25519NoteSigner witness =
        Ed25519NoteSigner.ofSeed("witness.example", SampleCase.seed("witness")).asWitness();
    WitnessTrust witnesses = new WitnessTrust(1, List.of(witness.verifier()));
    Verdict verdict =
        sample.verifier(trusting(sample.trust.logs(), witnesses)).verify("a", wholePackage());
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(
        verdict, EvidenceCheck.CHECKPOINT, "unwitnessed", SubIndication.EVIDENCE_MISSING);
  }

  @Test
  void a_fork_between_package_and_anchor_fails_and_is_named() throws Exception {
    ConsistencyProof genuine =
        sample.reader.consistency(
            sample.checkpoint.checkpoint().size(), sample.anchored.checkpoint().size());
    List<Digest> path = new ArrayList<>(genuine.path());
    path.set(0, Digest.sha256());
    ConsistencyProof forged = new ConsistencyProof(genuine.firstSize(), genuine.secondSize(), path);
    byte[] zip =
        sample
            .unanchored(SampleCase.CONTRACT)
            .consistency(forged)
            .ledgerProof(sample.ledgerProof)
            .courtReceipt(sample.receipt)
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    Verdict verdict = verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(verdict, EvidenceCheck.ANCHOR, "fork", SubIndication.LOG_FORK);
  }

  @Test
  void a_missing_consistency_proof_leaves_it_open() throws Exception {
    byte[] zip =
        sample
            .unanchored(SampleCase.CONTRACT)
            .ledgerProof(sample.ledgerProof)
            .courtReceipt(sample.receipt)
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    assertNotPassed(
        verify(zip), EvidenceCheck.ANCHOR, "proof-missing", SubIndication.EVIDENCE_MISSING);
  }

  @Test
  void a_broken_document_inside_a_sound_package_fails() throws Exception {
    byte[] broken = pdf("no end");
    Verdict verdict = verify(broken);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertThat(verdict.reason()).contains(SubIndication.HASH_FAILURE);
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

  @Test
  void what_is_neither_document_nor_package_cannot_be_read() {
    assertThatThrownBy(() -> verify("hello".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(() -> verify(new byte[0])).isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(
            () -> sample.verifier().verify("a.pdf", SampleCase.CONTRACT, SampleCase.CONTRACT))
        .isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void no_single_flipped_bit_leaves_a_package_passing() throws Exception {
    byte[] whole = sample.wholePackage();
    EvidenceVerifier verifier = sample.verifier();
    // Every byte, one bit each, the bit drawn anew in every run.
    Seeded any = Seeded.runs(1).findFirst().orElseThrow();
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << any.number(0, 7));
      try {
        Verdict verdict = verifier.verify("flipped", flipped);
        assertThat(verdict.indication())
            .as("byte %s, %s", at, any)
            .isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.open()).as("byte %s names its part", at).isNotEmpty();
      } catch (UnreadableFileException e) {
        assertThat(at).as("only the first bytes say what a file is").isLessThan(4);
      }
    }
  }

  @Test
  void no_package_cut_anywhere_passes() throws Exception {
    byte[] whole = sample.wholePackage();
    for (int length = 4; length < whole.length; length += 7) {
      Verdict verdict = verify(Arrays.copyOf(whole, length));
      assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    }
  }

  private static byte[] wholePackage() throws Exception {
    return sample.wholePackage();
  }

  private static byte[] whole(PackageBuilder builder) throws Exception {
    return sample
        .anchoredTo(builder)
        .courtReceipt(sample.receipt)
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }

  private static byte[] withSecondEvent(EvidenceEvent second, long index) throws Exception {
    long size = sample.checkpoint.checkpoint().size();
    PackageBuilder builder = new PackageBuilder(SampleCase.STREAM, sample.checkpoint, true);
    for (int i = 0; i < sample.events.size(); i++) {
      EvidenceEvent event = i == 1 ? second : sample.events.get(i);
      InclusionProof proof = sample.reader.inclusion(i == 1 ? index : sample.indexes.get(i), size);
      builder.event(event, sample.salts.get(i), proof, List.of());
    }
    return whole(builder.document("contract.pdf", SampleCase.CONTRACT));
  }

  private static byte[] withOpening(FieldOpening opening) throws Exception {
    long size = sample.checkpoint.checkpoint().size();
    PackageBuilder builder = new PackageBuilder(SampleCase.STREAM, sample.checkpoint, true);
    for (int i = 0; i < sample.events.size(); i++) {
      builder.event(
          sample.events.get(i),
          sample.salts.get(i),
          sample.reader.inclusion(sample.indexes.get(i), size),
          i == 0 ? List.of(opening) : List.of());
    }
    return whole(builder.document("contract.pdf", SampleCase.CONTRACT));
  }

  private static TrustBundle trusting(List<LogTrust> logs, WitnessTrust witnesses) {
    TrustBundle trust = sample.trust;
    return new TrustBundle(
        trust.name(),
        trust.version(),
        trust.created(),
        trust.demo(),
        trust.roots(),
        logs,
        witnesses,
        trust.ledger(),
        trust.courts(),
        trust.courtReceiptRequired(),
        trust.packageKeys(),
        trust.algorithms(),
        trust.demoPolicies());
  }

  private static Verdict verify(byte[] file) throws UnreadableFileException {
    return sample.verifier().verify("file", file);
  }

  private static byte[] pdf(String text) {
    return SampleCase.ascii("%PDF-1.7\n" + text);
  }

  private static void assertNotPassed(
      Verdict verdict, EvidenceCheck code, String answer, SubIndication reason) {
    assertThat(verdict.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.open())
        .filteredOn(result -> result.code() == code)
        .as("%s", verdict.open())
        .isNotEmpty()
        .allSatisfy(result -> {
          assertThat(result.answer()).isEqualTo(answer);
          assertThat(result.reason()).contains(reason);
        });
  }

  private static byte[] packageAnchoredBefore() throws Exception {
    Checkpoint early = new Checkpoint(SampleCase.ORIGIN, 8, sample.reader.rootAt(8));
    Ed25519SecretKey logKey = Ed25519SecretKey.of(SampleCase.seed("log"));
    OneBlockLedger ledger = new OneBlockLedger(SampleCase.DRAFTED);
    return sample
        .unanchored(SampleCase.CONTRACT)
        .consistency(sample.reader.consistency(8, sample.checkpoint.checkpoint().size()))
        .ledgerProof(ledger.anchor(early, logKey, SampleCase.ANCHORED))
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }
}
