package cn.laborproof.gateway;

import java.util.List;

/**
 * Carries anchors to the court and receipts back.
 *
 * <p>It deposits business anchors only. The receipt it links back and the court head it logs are no
 * business, so they never cause another deposit: with nothing new to deposit a round touches
 * neither court nor log, and traffic stops.
 *
 * <p>It keeps nothing of its own. A crash at any point is mended by the next round: deposits and
 * links are idempotent, and the head is logged before the links are made, so that no receipted
 * anchor ends up without one. Not to be used by two threads at once.
 */
public final class CourtRelay {

  private final Ledger ledger;
  private final CourtChain court;
  private final CourtHeadLog heads;

  public CourtRelay(Ledger ledger, CourtChain court, CourtHeadLog heads) {
    this.ledger = ledger;
    this.court = court;
    this.heads = heads;
  }

  /**
   * Does one round: deposit, log the court's head, link.
   *
   * @param limit how many anchors at most, oldest first
   */
  public RelayReport round(int limit) {
    return new RelayRound(ledger, court, heads).run(List.copyOf(ledger.awaitingReceipt(limit)));
  }
}
