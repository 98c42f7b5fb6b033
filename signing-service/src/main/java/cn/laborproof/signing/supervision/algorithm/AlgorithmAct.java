package cn.laborproof.signing.supervision.algorithm;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was done about an entry.
 *
 * @param id what makes a second press of the same button the same act
 * @param version the number it was done to
 * @param note what was written, sealed under the key of who wrote it; empty for a filing
 * @param due the end of the term that was given
 */
record AlgorithmAct(
    UUID id,
    int version,
    AlgorithmVersion.State kind,
    UUID account,
    String who,
    Optional<byte[]> note,
    Optional<Instant> due,
    Instant at) {}
