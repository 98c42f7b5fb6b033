/**
 * Asks witnesses to cosign the log's checkpoints and keeps what they say. Never in the way of
 * signing or anchoring: whatever a witness does, only its line is missing. Start at {@link
 * cn.laborproof.signing.evidence.witness.WitnessRound}.
 */
@NullMarked
package cn.laborproof.signing.evidence.witness;

import org.jspecify.annotations.NullMarked;
