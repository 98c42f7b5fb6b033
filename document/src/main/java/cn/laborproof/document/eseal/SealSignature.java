package cn.laborproof.document.eseal;

import java.util.Optional;

/**
 * SES_Signature: a seal put on a document.
 *
 * @param statement what is signed
 * @param signedBytes DER of the statement, exactly as read or written
 * @param certificate the signer's, DER
 * @param algorithm object identifier of the signature algorithm
 * @param signature its value, DER
 * @param timestamp RFC 3161 token over the signature value, DER
 * @param encoded DER of the whole
 */
public record SealSignature(
    SealStatement statement,
    byte[] signedBytes,
    byte[] certificate,
    String algorithm,
    byte[] signature,
    Optional<byte[]> timestamp,
    byte[] encoded) {}
