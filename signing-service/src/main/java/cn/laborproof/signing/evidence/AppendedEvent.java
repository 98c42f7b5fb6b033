package cn.laborproof.signing.evidence;

import cn.laborproof.proof.Digest;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that is in its stream (once the caller's transaction commits).
 *
 * @param id the event's row
 * @param stream the stream
 * @param seq its number in the stream, from 1 without gaps
 * @param kind what happened
 * @param time when, to the millisecond
 * @param commitment what the log will carry
 */
public record AppendedEvent(
    UUID id, StreamId stream, long seq, String kind, Instant time, Digest commitment) {}
