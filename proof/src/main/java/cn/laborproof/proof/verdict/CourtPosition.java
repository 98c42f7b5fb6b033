package cn.laborproof.proof.verdict;

import java.time.Instant;

/**
 * The court's record.
 *
 * @param court name of the court
 * @param evidenceNumber 统一证据编号
 * @param at time of the deposit, as the court states it
 */
public record CourtPosition(String court, String evidenceNumber, Instant at) {}
