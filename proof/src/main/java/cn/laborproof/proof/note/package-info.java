/**
 * C2SP signed notes, checkpoints and cosignatures (Ed25519).
 *
 * <p>Owns what is signed about a log and how the signature reads. Never keeps a private key longer
 * than the caller does. Start at {@link cn.laborproof.proof.note.SignedCheckpoint}.
 */
@NullMarked
package cn.laborproof.proof.note;

import org.jspecify.annotations.NullMarked;
