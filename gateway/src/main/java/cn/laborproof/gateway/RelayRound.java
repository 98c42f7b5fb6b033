package cn.laborproof.gateway;

import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One round of the relay. */
final class RelayRound {

  private final Ledger ledger;
  private final CourtChain court;
  private final CourtHeadLog heads;
  private final List<CourtReceipt> receipts = new ArrayList<>();
  private final List<RelayProblem> problems = new ArrayList<>();

  RelayRound(Ledger ledger, CourtChain court, CourtHeadLog heads) {
    this.ledger = ledger;
    this.court = court;
    this.heads = heads;
  }

  RelayReport run(List<AnchoredCheckpoint> waiting) {
    boolean answering = true;
    for (int i = 0; i < waiting.size() && answering; i++) {
      answering = deposit(waiting.get(i).deposit());
    }
    if (receipts.isEmpty()) {
      return new RelayReport(0, false, problems);
    }
    CourtHead head = head();
    if (head == null) {
      return new RelayReport(0, false, problems);
    }
    boolean news = heads.last(head.court()).map(last -> head.number() > last.number()).orElse(true);
    if (news) {
      heads.append(head);
    }
    int linked = (int) receipts.stream().filter(this::link).count();
    return new RelayReport(linked, news, problems);
  }

  /** Lays one deposit down; false when asking on makes no sense now. */
  private boolean deposit(Deposit deposit) {
    return switch (court.deposit(deposit)) {
      case CourtAnswer.Given<CourtReceipt>(CourtReceipt receipt) -> keep(receipt);
      case CourtAnswer.Refused<CourtReceipt> refused ->
          problem(deposit, "COURT_REFUSED", refused.status() + " " + refused.code(), "");
      case CourtAnswer.Deferred<CourtReceipt> deferred ->
          !problem(deposit, "COURT_DEFERRED", "asked to wait " + deferred.retryAfter(), "");
      case CourtAnswer.Unreachable<CourtReceipt> away ->
          !problem(deposit, "COURT_UNREACHABLE", away.why(), "");
      case CourtAnswer.Untrustworthy<CourtReceipt> lie ->
          !problem(deposit, lie.fault(), "the receipt does not count", text(lie.answer()));
    };
  }

  /**
   * A receipt that excludes a head the court signed before is kept as evidence and nothing else.
   */
  private boolean keep(CourtReceipt receipt) {
    Optional<CourtContradiction> contradiction =
        heads
            .last(receipt.court())
            .flatMap(last -> CourtContradiction.between(last, receipt.block()))
            .or(() -> contradiction(receipt));
    if (contradiction.isPresent()) {
      return !problem(
          receipt.deposit(),
          contradiction.get().name(),
          "the receipt excludes what the court signed before",
          text(receipt.bytes()));
    }
    return receipts.add(receipt);
  }

  private Optional<CourtContradiction> contradiction(CourtReceipt receipt) {
    return receipts.stream()
        .flatMap(before -> CourtContradiction.between(before.block(), receipt.block()).stream())
        .findFirst();
  }

  /** The court's head, if it can stand beside everything the court signed so far. */
  private @Nullable CourtHead head() {
    Deposit first = receipts.getFirst().deposit();
    switch (court.head()) {
      case CourtAnswer.Given<CourtHead>(CourtHead head) -> {
        Optional<CourtContradiction> contradiction = contradiction(head);
        if (contradiction.isEmpty()) {
          return head;
        }
        problem(
            first,
            contradiction.get().name(),
            "the head excludes what the court signed before",
            text(head.bytes()));
      }
      case CourtAnswer.Refused<CourtHead> refused ->
          problem(first, "COURT_REFUSED", refused.status() + " " + refused.code(), "");
      case CourtAnswer.Deferred<CourtHead> deferred ->
          problem(first, "COURT_DEFERRED", "asked to wait " + deferred.retryAfter(), "");
      case CourtAnswer.Unreachable<CourtHead> away ->
          problem(first, "COURT_UNREACHABLE", away.why(), "");
      case CourtAnswer.Untrustworthy<CourtHead> lie ->
          problem(first, lie.fault(), "the head does not count", text(lie.answer()));
    }
    return null;
  }

  private Optional<CourtContradiction> contradiction(CourtHead head) {
    return heads
        .last(head.court())
        .flatMap(last -> CourtContradiction.between(last, head))
        .or(() ->
            receipts.stream()
                .flatMap(receipt -> CourtContradiction.between(receipt, head).stream())
                .findFirst());
  }

  private boolean link(CourtReceipt receipt) {
    return switch (ledger.linkReceipt(receipt)) {
      case LinkOutcome.Linked ignored -> true;
      case LinkOutcome.Refused(var why) ->
          !problem(receipt.deposit(), why.reason().name(), why.detail(), text(receipt.bytes()));
      case LinkOutcome.NotSubmitted(String why) ->
          !problem(receipt.deposit(), "LEDGER_AWAY", why, "");
      case LinkOutcome.Unknown(String why) -> !problem(receipt.deposit(), "LEDGER_AWAY", why, "");
    };
  }

  private boolean problem(Deposit deposit, String code, String detail, String evidence) {
    return problems.add(new RelayProblem(deposit, code, detail, evidence));
  }

  private static String text(byte[] answer) {
    return new String(answer, StandardCharsets.UTF_8);
  }
}
