package cn.laborproof.signing.organisation.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What stays the same in a seal's life.
 *
 * @param organisation whose seal it is
 * @param number counts the seals of the organisation, from 1: a cancelled seal is never taken up
 *     again
 * @param inscription the words below the star, for example {@code 合同专用章}
 * @param appliedAt when it was applied for
 */
public record SealHead(
    UUID id, UUID organisation, int number, String inscription, Instant appliedAt) {}
