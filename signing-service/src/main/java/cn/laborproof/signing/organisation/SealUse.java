package cn.laborproof.signing.organisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One use of a seal, as its organisation reads it.
 *
 * @param document what was sealed: a contract or an agreement
 * @param role place on the document that the seal fills
 * @param kind stem of the document's kind: {@code contract}, {@code agreement}
 * @param reference its public number
 * @param sha256 digest of the document as it was when the use was asked for, hex
 * @param amount the amount it is about in yuan, absent where there is none
 * @param state {@code waiting} for a second person, {@code asked}, {@code done}, {@code refused} by
 *     the second person, {@code stopped} because the seal or the document went out of use
 * @param askedBy who asked
 * @param decidedBy the second person, absent where none was needed or nobody has decided yet
 */
public record SealUse(
    UUID id,
    UUID document,
    String role,
    String kind,
    String reference,
    String sha256,
    @Nullable String amount,
    String state,
    UUID askedBy,
    String askedByName,
    Instant askedAt,
    @Nullable UUID decidedBy,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt,
    @Nullable Instant doneAt) {}
