/**
 * The ledgers on Hyperledger Fabric: the labour channel as a {@link cn.laborproof.gateway.Ledger},
 * the court's channel as a {@link cn.laborproof.gateway.CourtChain}.
 *
 * <p>Owns which peer is asked, what may be concluded when one does not answer, the transactions
 * whose fate is not known yet, and a local index of blocks that can be thrown away. Never decides
 * what a ledger accepts: that is the chaincode's word, and what is handed out as proof was verified
 * first. Start at {@link cn.laborproof.gateway.fabric.FabricLedger}.
 */
@NullMarked
package cn.laborproof.gateway.fabric;

import org.jspecify.annotations.NullMarked;
