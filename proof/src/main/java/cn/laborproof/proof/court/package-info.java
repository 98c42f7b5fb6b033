/**
 * What a court's own chain says about ours: deposits, receipts with an evidence number (统一证据编号),
 * heads, and how anybody checks them with nothing but the court's key and genesis hash.
 *
 * <p>Owns the wire format between the relay and a court and its canonical JSON. Never opens a
 * connection, never keeps state, never looks at a clock. Start at {@link
 * cn.laborproof.proof.court.CourtReceipt}.
 */
@NullMarked
package cn.laborproof.proof.court;

import org.jspecify.annotations.NullMarked;
