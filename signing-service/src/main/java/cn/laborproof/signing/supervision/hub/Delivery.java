package cn.laborproof.signing.supervision.hub;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Bytes on their way in.
 *
 * @param file where they lie until they are read
 * @param issuedAt when their sender wrote them; empty: when they arrive
 */
record Delivery(
    FactKind kind,
    boolean withdraws,
    FactFormat format,
    String fileName,
    FactBatch.Channel channel,
    Optional<Instant> issuedAt,
    Path file,
    Digest sha256) {}
