package cn.laborproof.gateway;

import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;

/**
 * A court's own chain, as the platform sees it.
 *
 * <p>Contract of every implementation:
 *
 * <ul>
 *   <li>It MUST be safe to call from several threads and MUST answer within a bounded time,
 *       whatever the court does.
 *   <li>What it hands out as {@link CourtAnswer.Given} MUST have been verified against {@link
 *       #trust}: name, genesis, key, signature, and for a receipt that it is of exactly the deposit
 *       in question.
 *   <li>A deposit MUST be idempotent: the same deposit again yields the same receipt, and the court
 *       holds it once.
 *   <li>It MUST NOT throw because of what the court answers.
 * </ul>
 */
public interface CourtChain {

  /** Whose word it is. */
  CourtTrust trust();

  /** Lays down a deposit and waits, within bounds, for the receipt. */
  CourtAnswer<CourtReceipt> deposit(Deposit deposit);

  /** Looks a receipt up. */
  CourtAnswer<CourtReceipt> receipt(EvidenceNumber number);

  /** Where the court's chain stands. */
  CourtAnswer<CourtHead> head();
}
