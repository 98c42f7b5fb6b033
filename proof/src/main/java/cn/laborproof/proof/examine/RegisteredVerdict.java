package cn.laborproof.proof.examine;

import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.RecordBlock;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import cn.laborproof.proof.trust.LedgerTrust;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckCode;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.CourtPosition;
import cn.laborproof.proof.verdict.ExaminedFile;
import cn.laborproof.proof.verdict.LedgerPosition;
import cn.laborproof.proof.verdict.LogPosition;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.TrustUsed;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.proof.verdict.VerdictRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers results of one {@code REGISTERED} examination; the rule decides over them at the end. */
final class RegisteredVerdict {
  private final ExaminedFile file;
  private final TrustBundle trust;
  private final Instant at;
  private final Set<CheckCode> required = new TreeSet<>(Comparator.comparing(CheckCode::id));
  private final List<CheckResult> checks = new ArrayList<>();
  private final List<Signer> signers = new ArrayList<>();
  private final List<StatedTime> times = new ArrayList<>();
  private boolean demo;
  private int national;
  private int nationalInside;
  private @Nullable String reference;
  private @Nullable LogPosition log;
  private @Nullable LedgerPosition ledger;
  private @Nullable CourtPosition court;

  RegisteredVerdict(String name, byte[] content, TrustBundle trust, Instant at) {
    this.file = ExaminedFile.of(name, content);
    this.trust = trust;
    this.at = at;
    this.demo = trust.demo();
    required.addAll(
        List.of(
            EvidenceCheck.PACKAGE,
            EvidenceCheck.PARTS,
            EvidenceCheck.MANIFEST,
            EvidenceCheck.STREAM,
            EvidenceCheck.OPENINGS,
            EvidenceCheck.CHECKPOINT,
            EvidenceCheck.INCLUSION,
            EvidenceCheck.LEDGER,
            EvidenceCheck.ANCHOR,
            EvidenceCheck.REGISTERED,
            EvidenceCheck.TIMES,
            EvidenceCheck.DOCUMENT));
    if (trust.courtReceiptRequired()) {
      require(EvidenceCheck.COURT);
    }
  }

  void require(CheckCode code) {
    required.add(code);
  }

  void add(List<CheckResult> results) {
    checks.addAll(results);
  }

  void addDocument(DocumentExamination examination) {
    required.addAll(examination.required());
    checks.addAll(examination.checks());
    signers.addAll(examination.signers());
    times.addAll(examination.times());
    demo |= examination.demo();
    nationalInside += examination.national();
    examination.reference().ifPresent(stated -> reference = stated);
  }

  /** A signature beside a document: its signer is one of the document's own. */
  void addDetached(DocumentExamination examination) {
    required.addAll(examination.required());
    checks.addAll(examination.checks());
    demo |= examination.demo();
  }

  /** How many signatures of the national suite lie beside the document. */
  void national(int signatures) {
    national = signatures;
  }

  /** Where the evidence stands; only what was proven is stated. */
  void locate(PackageFacts facts) {
    demo |= facts.pack().manifest().demo();
    Checkpoint checkpoint = facts.checkpoint().checkpoint();
    demo |= trust.log(checkpoint.origin()).map(LogTrust::demo).orElse(false);
    LoggedEvent last = facts.events().getLast();
    log =
        new LogPosition(
            checkpoint.origin(),
            facts.events().getFirst().proof().index(),
            last.proof().index(),
            checkpoint.size(),
            checkpoint.root(),
            last.event().stream(),
            last.event().seq());
    times.add(
        new StatedTime(StatedTime.EVENT_RECORDED, last.event().time(), checkpoint.origin(), false));
    facts.provenLedger().ifPresent(this::locateAnchor);
    facts.receipt().filter(_ -> passed(EvidenceCheck.COURT)).ifPresent(this::locateReceipt);
  }

  private void locateAnchor(Proven proven) {
    AnchoredCheckpoint anchor = proven.anchor();
    demo |= proven.demo();
    ledger =
        new LedgerPosition(
            trust.anchorLedger().map(LedgerTrust::type).orElseThrow(),
            anchor.channel(),
            anchor.block(),
            anchor.blockHash(),
            anchor.time(),
            proven.signers().stream().map(Institution::id).sorted().toList());
    // Of an embedded block the institutions sign the time. A Fabric block has none: what is shown
    // is
    // the time its submitter wrote into the transaction.
    boolean signedTime =
        trust.anchorLedger().filter(EmbeddedLedgerTrust.class::isInstance).isPresent();
    times.add(new StatedTime(StatedTime.ANCHORED, anchor.time(), anchor.channel(), signedTime));
  }

  private void locateReceipt(CourtReceipt receipt) {
    court =
        new CourtPosition(receipt.court(), receipt.evidenceNumber().text(), receipt.block().time());
    // A court on Fabric repeats the time its depositor wrote; it states none of its own.
    boolean ownTime = receipt.block() instanceof RecordBlock;
    times.add(
        new StatedTime(StatedTime.COURT_DEPOSIT, receipt.block().time(), receipt.court(), ownTime));
  }

  private boolean passed(CheckCode code) {
    return checks.stream().anyMatch(c -> c.code().id().equals(code.id()) && c.passed());
  }

  Verdict build() {
    VerdictRule rule = VerdictRule.decide(required, checks);
    times.sort(Comparator.comparing(StatedTime::at));
    return new Verdict(
        rule.indication(),
        rule.subIndication(),
        Scope.REGISTERED,
        file,
        at,
        new TrustUsed(trust.name(), trust.version(), trust.fingerprint()),
        demo,
        Verdicts.registeredSentences(
            rule, signers, new Verdicts.National(national, nationalInside), times, log, demo),
        checks,
        signers,
        times,
        reference,
        log,
        ledger,
        court);
  }
}
