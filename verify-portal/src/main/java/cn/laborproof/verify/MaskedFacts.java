package cn.laborproof.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What strangers may see of a registered document: names masked by the operator, no numbers of
 * persons.
 *
 * @param sha256 the registered file's SHA-256, to be compared with a file somebody has
 */
record MaskedFacts(
    String reference,
    String kind,
    String state,
    boolean inForce,
    @Nullable String employer,
    @Nullable String worker,
    @Nullable Instant signedAt,
    @Nullable Instant concludedAt,
    @Nullable String sha256,
    boolean isAnchored,
    @Nullable String evidenceNumber,
    boolean demo) {}
