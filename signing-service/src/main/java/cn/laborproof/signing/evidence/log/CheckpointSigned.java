package cn.laborproof.signing.evidence.log;

/**
 * A checkpoint is signed and published.
 *
 * @param size how many entries it covers
 */
public record CheckpointSigned(long size) {}
