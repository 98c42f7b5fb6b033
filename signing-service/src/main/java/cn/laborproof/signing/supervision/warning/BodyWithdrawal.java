package cn.laborproof.signing.supervision.warning;

import java.time.Instant;
import java.util.UUID;

/**
 * That a body is asked no more to take part.
 *
 * @param body its code
 * @param person who took it back
 * @param personName how pages name them
 * @param reason what they wrote, sealed
 */
record BodyWithdrawal(
    UUID id, String body, UUID person, String personName, byte[] reason, Instant at) {}
