package cn.laborproof.signing.storage;

import java.util.UUID;

/**
 * A document to keep.
 *
 * @param tenant organisation that owns it
 * @param subject contract or case it belongs to
 * @param kind stable name of what it is, for example {@code contract.signed} or {@code
 *     face.portrait}
 * @param fileName how it is called when downloaded or packed, for example {@code contract.pdf}; no
 *     personal data
 * @param mediaType for example {@code application/pdf}
 * @param content the bytes
 */
public record NewDocument(
    UUID tenant, UUID subject, String kind, String fileName, String mediaType, byte[] content) {}
