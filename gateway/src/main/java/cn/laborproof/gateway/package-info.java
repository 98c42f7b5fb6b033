/**
 * The way to the ledgers: one {@link cn.laborproof.gateway.Ledger} port for the labour channel, one
 * {@link cn.laborproof.gateway.CourtChain} port for courts, their adapters, and the relay between
 * them.
 *
 * <p>Owns what may be said after each phase of a submission: done, refused, certainly not done, or
 * unknown. Never decides what a ledger accepts, that is for the rules in {@code proof}; never knows
 * Spring or a database. Start at {@link cn.laborproof.gateway.Ledger}.
 */
@NullMarked
package cn.laborproof.gateway;

import org.jspecify.annotations.NullMarked;
