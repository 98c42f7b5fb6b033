package cn.laborproof.proof.draw;

import static cn.laborproof.proof.verdict.CheckResult.failed;
import static cn.laborproof.proof.verdict.CheckResult.indeterminate;
import static cn.laborproof.proof.verdict.CheckResult.passed;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.draw.DrawPackage.Logged;
import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Computes a draw again from its package and the verifier's own trust, and asks nothing else.
 *
 * @param pack what was examined
 * @param checks one result for each {@link DrawCheck}
 * @param demo whether log or ledger only teach
 */
public record DrawExamination(DrawPackage pack, List<CheckResult> checks, boolean demo) {
  /** Kind of the event that commits to the terms. */
  public static final String COMMITTED = "inspection-draw.committed";

  /** Kind of the event that states the result. */
  public static final String DRAWN = "inspection-draw.drawn";

  /** Kind of the event that ends a draw without a result. */
  public static final String ABANDONED = "inspection-draw.abandoned";

  /** Name under which the first event speaks of the terms. */
  public static final String TERMS_SUBJECT = "draw.json";

  /** Name under which an event speaks of the result. */
  public static final String RESULT_SUBJECT = "result.json";

  /**
   * Employers drawn times inspectors to choose from: a minute of computing. A package of sixteen
   * megabytes could ask for days.
   */
  private static final long MOST_CHOICES = 10_000_000;

  public DrawExamination {
    checks = List.copyOf(checks);
  }

  /** Examines a package. */
  public static DrawExamination of(DrawPackage pack, TrustBundle trust) {
    Examiner examiner = new Examiner(pack, trust);
    CheckResult ledger = examiner.ledger();
    return new DrawExamination(
        pack,
        List.of(
            examiner.stream(),
            examiner.terms(),
            examiner.openings(),
            examiner.commitment(),
            examiner.checkpoint(),
            ledger,
            FirstCovering.check(pack, ledger.passed()),
            LoggedOnce.check(pack),
            examiner.result(),
            examiner.recorded()),
        examiner.isDemo());
  }

  /** Passed only when every check passed. */
  public Indication indication() {
    if (checks.stream().anyMatch(check -> check.indication() == Indication.TOTAL_FAILED)) {
      return Indication.TOTAL_FAILED;
    }
    return checks.stream().allMatch(CheckResult::passed)
        ? Indication.TOTAL_PASSED
        : Indication.INDETERMINATE;
  }

  /** The name of a candidate where it was opened, otherwise its entry. */
  public String name(Digest entry) {
    return pack.openings().stream()
        .filter(candidate -> candidate.entry().equals(entry))
        .map(Candidate::name)
        .findFirst()
        .orElseGet(entry::hex);
  }

  private record Examiner(DrawPackage pack, TrustBundle trust) {

    private SignedCheckpoint lot() {
      return pack.events().getFirst().proof().checkpoint();
    }

    private Optional<LogTrust> log() {
      return trust.log(lot().checkpoint().origin());
    }

    /** Of the log's trusted keys; two that both signed would make two lots, so exactly one. */
    private Optional<Ed25519Signature> signature() {
      List<NoteVerifier> keys = log().map(LogTrust::keys).orElse(List.of());
      List<Ed25519Signature> signatures =
          keys.stream().flatMap(key -> lot().signatureOf(key).stream()).distinct().toList();
      return signatures.size() == 1 ? Optional.of(signatures.getFirst()) : Optional.empty();
    }

    private boolean isDemo() {
      boolean ledger =
          pack.ledger().isPresent() && trust.anchorLedger().filter(l -> l.demo()).isPresent();
      return ledger || log().filter(LogTrust::demo).isPresent();
    }

    private CheckResult stream() {
      List<Logged> events = pack.events();
      for (int i = 0; i < events.size(); i++) {
        Optional<Digest> before =
            i == 0 ? Optional.empty() : Optional.of(events.get(i - 1).commitment());
        boolean follows =
            events.get(i).event().seq() == i + 1
                && events.get(i).event().stream().equals(pack.terms().stream())
                && events.get(i).event().previous().equals(before);
        if (!follows) {
          return failed(
              DrawCheck.STREAM,
              "events",
              SubIndication.STREAM_BROKEN,
              "broken",
              Map.of("seq", "" + (i + 1)));
        }
      }
      return passed(
          DrawCheck.STREAM,
          "events",
          Map.of("count", "" + events.size(), "stream", pack.terms().stream()));
    }

    private CheckResult terms() {
      Logged first = pack.events().getFirst();
      Optional<Subject> said = first.event().subject(TERMS_SUBJECT);
      boolean committed =
          first.event().kind().equals(COMMITTED)
              && said.filter(subject -> subject.matches(pack.terms().canonicalBytes())).isPresent();
      if (!committed) {
        return failed(
            DrawCheck.TERMS, "terms", SubIndication.HASH_FAILURE, "other-terms", Map.of());
      }
      if (!pack.terms().holdFor(pack.employers(), pack.inspectors(), pack.conflicts())) {
        return failed(
            DrawCheck.TERMS, "terms", SubIndication.HASH_FAILURE, "other-lists", Map.of());
      }
      return passed(
          DrawCheck.TERMS,
          "terms",
          Map.of(
              "employers", "" + pack.employers().size(),
              "inspectors", "" + pack.inspectors().size(),
              "take", "" + pack.terms().take(),
              "each", "" + pack.terms().each()));
    }

    private CheckResult openings() {
      Set<Digest> listed = new HashSet<>(pack.employers().entries());
      Set<Digest> inspecting = new HashSet<>(pack.inspectors().entries());
      Set<String> employers = new HashSet<>();
      Set<String> inspectors = new HashSet<>();
      for (Candidate opened : pack.openings()) {
        boolean employer = listed.contains(opened.entry());
        if (!employer && !inspecting.contains(opened.entry())) {
          return failed(
              DrawCheck.OPENINGS,
              "openings",
              SubIndication.HASH_FAILURE,
              "not-listed",
              Map.of("name", opened.name()));
        }
        // One name under two salts would have twice the chance.
        if (!(employer ? employers : inspectors).add(opened.name())) {
          return failed(
              DrawCheck.OPENINGS,
              "openings",
              SubIndication.FORMAT_FAILURE,
              "twice",
              Map.of("name", opened.name()));
        }
      }
      return passed(
          DrawCheck.OPENINGS,
          "openings",
          Map.of(
              "employers", employers.size() + " / " + pack.employers().size(),
              "inspectors", inspectors.size() + " / " + pack.inspectors().size()));
    }

    private CheckResult commitment() {
      Logged first = pack.events().getFirst();
      return first
          .proof()
          .inclusion()
          .fault(first.leafHash(), lot().checkpoint().root())
          .map(fault ->
              failed(
                  DrawCheck.COMMITMENT,
                  "events",
                  SubIndication.LOG_PROOF_FAILURE,
                  "not-in-log",
                  Map.of("fault", fault.name())))
          .orElseGet(() ->
              passed(
                  DrawCheck.COMMITMENT,
                  "events",
                  Map.of(
                      "index", "" + first.proof().index(),
                      "size", "" + lot().checkpoint().size())));
    }

    private CheckResult checkpoint() {
      Map<String, String> about = Map.of("origin", lot().checkpoint().origin());
      if (log().isEmpty()) {
        return indeterminate(
            DrawCheck.CHECKPOINT, "lot", SubIndication.NOT_TRUSTED, "unknown-log", about);
      }
      return signature().isPresent()
          ? passed(DrawCheck.CHECKPOINT, "lot", about)
          : failed(
              DrawCheck.CHECKPOINT,
              "lot",
              SubIndication.SIG_CRYPTO_FAILURE,
              "false-signature",
              about);
    }

    private CheckResult ledger() {
      if (pack.ledger().isEmpty()) {
        return indeterminate(
            DrawCheck.LEDGER, "ledger", SubIndication.ANCHOR_PENDING, "pending", Map.of());
      }
      if (trust.anchorLedger().isEmpty()) {
        return indeterminate(
            DrawCheck.LEDGER, "ledger", SubIndication.NOT_TRUSTED, "not-trusted", Map.of());
      }
      LedgerVerification result =
          new LedgerVerifier(trust.anchorLedger().get())
              .verify(pack.ledger().get(), lot().checkpoint());
      return switch (result) {
        case LedgerVerification.Refused(var fault, var detail) ->
            failed(
                DrawCheck.LEDGER,
                "ledger",
                SubIndication.LEDGER_PROOF_FAILURE,
                "refused",
                Map.of("fault", fault.name(), "detail", detail));
        // Whoever holds the log's key could make many good signatures; the ledger keeps one.
        case LedgerVerification.Proven proven
            when !Optional.of(proven.anchor().record().signature()).equals(signature()) ->
            failed(
                DrawCheck.LEDGER,
                "ledger",
                SubIndication.LEDGER_PROOF_FAILURE,
                "other-signature",
                Map.of());
        case LedgerVerification.Proven proven ->
            passed(
                DrawCheck.LEDGER,
                "ledger",
                Map.of(
                    "channel", proven.anchor().channel(), "block", "" + proven.anchor().block()));
      };
    }

    private CheckResult result() {
      if (pack.result().isEmpty() || signature().isEmpty()) {
        return indeterminate(
            DrawCheck.RESULT, "result", SubIndication.EVIDENCE_MISSING, "pending", Map.of());
      }
      long choices = (long) pack.terms().take() * pack.inspectors().size();
      if (choices > MOST_CHOICES) {
        return indeterminate(
            DrawCheck.RESULT,
            "result",
            SubIndication.RESOURCE_LIMIT,
            "too-large",
            Map.of("choices", "" + choices));
      }
      try {
        Selection again =
            Selection.of(
                pack.terms(),
                pack.employers(),
                pack.inspectors(),
                pack.conflicts(),
                lot().checkpoint(),
                signature().get(),
                pack.share());
        return again.equals(pack.result().get())
            ? passed(DrawCheck.RESULT, "result", Map.of("count", "" + again.assignments().size()))
            : failed(DrawCheck.RESULT, "result", SubIndication.HASH_FAILURE, "differs", Map.of());
      } catch (MalformedException e) {
        return failed(
            DrawCheck.RESULT,
            "result",
            SubIndication.FORMAT_FAILURE,
            "impossible",
            Map.of("detail", Objects.requireNonNullElse(e.getMessage(), "")));
      }
    }

    private CheckResult recorded() {
      List<Logged> drawn =
          pack.events().stream().filter(logged -> logged.event().kind().equals(DRAWN)).toList();
      if (drawn.isEmpty() || pack.result().isEmpty()) {
        boolean abandoned =
            pack.events().stream().anyMatch(logged -> logged.event().kind().equals(ABANDONED));
        return drawn.isEmpty() && pack.result().isEmpty()
            ? indeterminate(
                DrawCheck.RECORDED,
                "events",
                SubIndication.EVIDENCE_MISSING,
                abandoned ? "abandoned" : "pending",
                Map.of())
            : wrong(SubIndication.HASH_FAILURE, "other-result", Map.of());
      }
      // A draw that was given up has no result, and none is drawn twice.
      if (pack.events().size() != 2) {
        return wrong(SubIndication.STREAM_BROKEN, "other-steps", Map.of());
      }
      byte[] bytes = pack.result().get().canonicalBytes();
      // A result that stands before its own commitment follows from nothing.
      boolean same =
          drawn.size() == 1
              && !drawn.getFirst().equals(pack.events().getFirst())
              && drawn.getFirst().event().subject(RESULT_SUBJECT).stream()
                  .anyMatch(subject -> subject.matches(bytes));
      return same
          ? later(drawn.getFirst())
          : wrong(SubIndication.HASH_FAILURE, "other-result", Map.of());
    }

    /** All later events lead to one checkpoint of the same log, which has only grown. */
    private CheckResult later(Logged drawn) {
      SignedCheckpoint later = drawn.proof().checkpoint();
      if (log().map(LogTrust::keys).flatMap(later::signerAmong).isEmpty()) {
        return wrong(SubIndication.SIG_CRYPTO_FAILURE, "false-signature", Map.of());
      }
      long before = pack.events().getFirst().proof().index();
      for (Logged logged : pack.events().subList(1, pack.events().size())) {
        boolean in =
            logged.proof().checkpoint().equals(later)
                && logged.proof().index() > before
                && logged
                    .proof()
                    .inclusion()
                    .fault(logged.leafHash(), later.checkpoint().root())
                    .isEmpty();
        if (!in) {
          return wrong(
              SubIndication.LOG_PROOF_FAILURE,
              "not-in-log",
              Map.of("seq", "" + logged.event().seq()));
        }
        before = logged.proof().index();
      }
      // What follows from the lot cannot have been written down before the lot was there.
      boolean grown =
          pack.events().get(1).proof().index() >= lot().checkpoint().size()
              && pack.consistency().filter(proof -> grows(proof, later)).isPresent();
      return grown
          ? passed(
              DrawCheck.RECORDED,
              "events",
              Map.of("index", "" + drawn.proof().index(), "size", "" + later.checkpoint().size()))
          : wrong(SubIndication.LOG_FORK, "fork", Map.of());
    }

    private boolean grows(ConsistencyProof proof, SignedCheckpoint later) {
      return proof.firstSize() == lot().checkpoint().size()
          && proof.secondSize() == later.checkpoint().size()
          && later.checkpoint().origin().equals(lot().checkpoint().origin())
          && proof.fault(lot().checkpoint().root(), later.checkpoint().root()).isEmpty();
    }

    private static CheckResult wrong(
        SubIndication reason, String answer, Map<String, String> facts) {
      return failed(DrawCheck.RECORDED, "events", reason, answer, facts);
    }
  }
}
