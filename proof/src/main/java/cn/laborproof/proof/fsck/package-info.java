/**
 * Re-derives a log from its raw files and compares.
 *
 * <p>Owns the comparison of what is stored with what follows from the entries. Never changes or
 * repairs anything. Start at {@link cn.laborproof.proof.fsck.LogFsck}.
 */
@NullMarked
package cn.laborproof.proof.fsck;

import org.jspecify.annotations.NullMarked;
