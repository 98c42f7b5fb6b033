package cn.laborproof.proof.trust;

import java.time.Instant;

/**
 * Until when an algorithm is believed. One that is not listed is not believed at all.
 *
 * @param algorithm such as {@code SHA-256}, {@code RSA-3072} (this size and larger up to the next
 *     listed), {@code ECDSA-P-256}, {@code ED25519}, {@code SM2}, {@code SM3}
 * @param end first instant at which it no longer counts
 */
public record AlgorithmEnd(String algorithm, Instant end) {}
