package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a kept document.
 *
 * @param id its identifier
 * @param tenant organisation that owns it
 * @param subject contract or case it belongs to
 * @param kind what it is
 * @param fileName how it is called when downloaded
 * @param mediaType its media type
 * @param sha256 of the plain bytes
 * @param sm3 of the plain bytes
 * @param size of the plain bytes
 * @param storedAt when it was kept
 * @param erased whether its key was destroyed
 */
public record StoredDocument(
    UUID id,
    UUID tenant,
    UUID subject,
    String kind,
    String fileName,
    String mediaType,
    Digest sha256,
    Digest sm3,
    long size,
    Instant storedAt,
    boolean erased) {}
