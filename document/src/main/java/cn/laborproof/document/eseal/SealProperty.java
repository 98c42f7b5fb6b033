package cn.laborproof.document.eseal;

import java.time.Instant;

/**
 * SES_ESPropertyInfo. Times are whole seconds.
 *
 * @param type kind of seal; the standard leaves the numbers to the business
 * @param name of the seal
 * @param owners who may sign with it
 * @param created when it was made
 * @param validFrom first moment it may be used
 * @param validUntil last moment it may be used
 */
public record SealProperty(
    int type,
    String name,
    SealOwners owners,
    Instant created,
    Instant validFrom,
    Instant validUntil) {}
