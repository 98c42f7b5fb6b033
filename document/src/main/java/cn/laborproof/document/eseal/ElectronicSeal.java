package cn.laborproof.document.eseal;

/**
 * SESeal: a seal, signed by its maker (制章者).
 *
 * @param info what is signed
 * @param signedBytes DER of the info, exactly as read or written
 * @param makerCertificate DER
 * @param algorithm object identifier of the signature algorithm
 * @param signature its value; of SM2 the DER form of GB/T 35276-2017 §7.3
 * @param encoded DER of the whole
 */
public record ElectronicSeal(
    SealInfo info,
    byte[] signedBytes,
    byte[] makerCertificate,
    String algorithm,
    byte[] signature,
    byte[] encoded) {}
