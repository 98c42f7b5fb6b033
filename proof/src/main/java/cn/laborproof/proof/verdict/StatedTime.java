package cn.laborproof.proof.verdict;

import java.time.Instant;

/**
 * A time and who says so.
 *
 * @param what stable key of what happened then, such as {@code signature-timestamp}, {@code
 *     archive-timestamp}, {@code anchored}, {@code court-deposit}
 * @param at the time
 * @param source who states it: a TSA's name, a ledger, a court
 * @param independent whether the source is somebody else than the operator
 */
public record StatedTime(String what, Instant at, String source, boolean independent) {}
