package cn.laborproof.proof.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an examination, with everything it rests on. Made by {@link VerdictRule}, which
 * alone decides the indication. JSON form: {@link VerdictJson}, schema in {@code
 * docs/verdict-schema.json}.
 *
 * @param indication the outcome
 * @param subIndication the first reason; null exactly for {@code TOTAL_PASSED}
 * @param scope how much was examined
 * @param file what was examined
 * @param examinedAt the verifier's clock
 * @param trust the trust bundle used
 * @param demo whether a demo part was relied on: such a verdict teaches, it does not prove
 * @param sentences the summary for people, in order, as message keys with facts
 * @param checks every check made, in order
 * @param signers signatures found, in order of signing
 * @param times times and who states them, earliest first
 * @param evidenceReference reference to the registered evidence; null if none is stated
 * @param log position in the log; null if not examined or not found
 * @param ledger anchor; null if not examined or pending
 * @param court receipt; null if not examined or pending
 */
public record Verdict(
    Indication indication,
    @Nullable SubIndication subIndication,
    Scope scope,
    ExaminedFile file,
    Instant examinedAt,
    TrustUsed trust,
    boolean demo,
    List<Sentence> sentences,
    List<CheckResult> checks,
    List<Signer> signers,
    List<StatedTime> times,
    @Nullable String evidenceReference,
    @Nullable LogPosition log,
    @Nullable LedgerPosition ledger,
    @Nullable CourtPosition court) {
  public Verdict {
    sentences = List.copyOf(sentences);
    checks = List.copyOf(checks);
    signers = List.copyOf(signers);
    times = List.copyOf(times);
  }

  /** The first reason, unless passed. */
  public Optional<SubIndication> reason() {
    return Optional.ofNullable(subIndication);
  }

  /** Reference to the registered evidence, if the document states one. */
  public Optional<String> reference() {
    return Optional.ofNullable(evidenceReference);
  }

  /** Position in the log. */
  public Optional<LogPosition> logPosition() {
    return Optional.ofNullable(log);
  }

  /** The anchor. */
  public Optional<LedgerPosition> ledgerPosition() {
    return Optional.ofNullable(ledger);
  }

  /** The court's receipt. */
  public Optional<CourtPosition> courtPosition() {
    return Optional.ofNullable(court);
  }

  /** The checks that did not pass. */
  public List<CheckResult> open() {
    return checks.stream().filter(check -> !check.passed()).toList();
  }
}
