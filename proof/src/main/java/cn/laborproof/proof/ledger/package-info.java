/**
 * The rules every institution's ledger runs, the blocks and proofs of the embedded ledger, and
 * their verification.
 *
 * <p>Owns what a ledger accepts ({@link cn.laborproof.proof.ledger.EvidenceLogRules}, {@link
 * cn.laborproof.proof.ledger.CourtRegistryRules}) and what proves that it did ({@link
 * cn.laborproof.proof.ledger.LedgerProof}). The rules are pure: they see a key-value state and a
 * command, never a clock, a file or a network, so a chaincode runs the very same classes. Start at
 * {@link cn.laborproof.proof.ledger.LedgerVerifier}.
 */
@NullMarked
package cn.laborproof.proof.ledger;

import org.jspecify.annotations.NullMarked;
