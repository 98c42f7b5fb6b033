/**
 * The labour ledger without a network: the same rules, blocks in one file, signed under four
 * institution keys that one machine holds.
 *
 * <p>Owns the files under {@code ledger/} and their recovery after a crash. Never decides what is
 * accepted and never proves anything to a court: its genesis says that it is a demo. Start at
 * {@link cn.laborproof.gateway.embedded.EmbeddedLedger}.
 */
@NullMarked
package cn.laborproof.gateway.embedded;

import org.jspecify.annotations.NullMarked;
