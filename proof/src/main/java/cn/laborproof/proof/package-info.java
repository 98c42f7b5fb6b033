/**
 * What is proven and how anybody checks it, without Spring, database, network or PDF library.
 *
 * <p>Owns the formats of {@code docs/evidence-format.md} and their verification. Never opens a
 * connection, never trusts a clock it was not given. Start reading at {@code examine} (how a court
 * checks) or at {@code event} (what is recorded).
 */
@NullMarked
package cn.laborproof.proof;

import org.jspecify.annotations.NullMarked;
