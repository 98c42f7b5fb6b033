package cn.laborproof.signing.supervision.credit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An act an entry may stand on, as it lies in its own room.
 *
 * @param kind what was done: {@code rectified}, {@code not-rectified}, {@code warning-lifted},
 *     {@code answered}
 * @param doneAt when the employer had done its part
 * @param at when the act was recorded
 * @param begun when the employer's term began, where the book says how long it is
 * @param due last instant of the term, where an order said it
 */
record RecordedAct(
    String source,
    UUID act,
    UUID opens,
    UUID office,
    String region,
    String employer,
    String employerName,
    String kind,
    Instant doneAt,
    Instant at,
    Optional<Instant> begun,
    Optional<Instant> due) {}
