package cn.laborproof.signing.signing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link as kept; the token itself is not. */
record Invitation(
    UUID id,
    UUID tenant,
    UUID contract,
    UUID person,
    Purpose purpose,
    Instant expiresAt,
    @Nullable Instant endedAt) {}
