package cn.laborproof.signing.supervision.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A verification as kept.
 *
 * @param id identifier, also of its evidence stream {@code dispatch-report/<id>}
 * @param office the office that opened it
 * @param region division it is about (GB/T 2260)
 * @param orderedAt when the running order was given
 * @param due its last instant
 * @param decidedBy who decided last
 */
record StoredReport(
    UUID id,
    UUID office,
    String region,
    String firm,
    String firmName,
    int year,
    Optional<Instant> orderedAt,
    Optional<Instant> due,
    Optional<String> decidedBy,
    Instant openedAt) {}
