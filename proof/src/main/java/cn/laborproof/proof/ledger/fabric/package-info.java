/**
 * Proofs from a Hyperledger Fabric channel: the wire forms of its blocks, transactions and
 * configuration, read with bounds and without Fabric's own libraries, and the checks that a court
 * runs over them.
 *
 * <p>Owns everything that is Fabric's; the ledger package above owns what a proof means. Start at
 * {@link cn.laborproof.proof.ledger.fabric.FabricBlock}.
 */
@NullMarked
package cn.laborproof.proof.ledger.fabric;

import org.jspecify.annotations.NullMarked;
