package cn.laborproof.proof.verdict;

import java.time.Instant;

/**
 * A timestamp token that speaks of a signature.
 *
 * @param subject how checks name it: the signature's field and {@code /timestamp}, or its own field
 * @param archive whether it is a document timestamp
 * @param token DER of the token (RFC 3161)
 * @param time the time it states
 * @param path who states it
 */
public record TimestampMaterial(
    String subject, boolean archive, byte[] token, Instant time, CertifiedPath path) {}
