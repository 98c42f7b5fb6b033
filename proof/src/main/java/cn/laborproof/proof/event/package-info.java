/**
 * Events, their commitments and the openings that prove a value without publishing it.
 *
 * <p>Owns the canonical bytes of an event. Never holds a personal value: those appear as
 * commitments only. Start at {@link cn.laborproof.proof.event.EvidenceEvent}.
 */
@NullMarked
package cn.laborproof.proof.event;

import org.jspecify.annotations.NullMarked;
