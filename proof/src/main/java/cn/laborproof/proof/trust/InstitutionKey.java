package cn.laborproof.proof.trust;

import cn.laborproof.proof.key.Ed25519PublicKey;

/**
 * An institution of the embedded ledger and the key it signs blocks and receipts with.
 *
 * @param institution short ASCII name such as {@code LabourBureau}
 */
public record InstitutionKey(String institution, Ed25519PublicKey key) {}
