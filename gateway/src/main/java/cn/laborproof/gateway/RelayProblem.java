package cn.laborproof.gateway;

import cn.laborproof.proof.court.Deposit;

/**
 * Why an anchor has no receipt yet.
 *
 * @param deposit what should have been receipted
 * @param code stable: a fault of the court, a refusal of the ledger, or {@code COURT_DEFERRED},
 *     {@code COURT_UNREACHABLE}, {@code COURT_REFUSED}, {@code LEDGER_AWAY}
 * @param detail one English sentence
 * @param evidence what the court sent, when that contradicts itself or the truth; to be kept.
 *     Otherwise empty
 */
public record RelayProblem(Deposit deposit, String code, String detail, String evidence) {}
