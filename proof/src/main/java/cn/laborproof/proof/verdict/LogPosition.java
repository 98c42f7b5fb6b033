package cn.laborproof.proof.verdict;

import cn.laborproof.proof.Digest;

/**
 * Where the evidence stands in the log.
 *
 * @param origin log name
 * @param firstIndex index of the stream's first event
 * @param lastIndex index of the event the verdict rests on
 * @param treeSize leaves of the checkpoint
 * @param root its root
 * @param stream the stream
 * @param completeTo last sequence number the package holds
 */
public record LogPosition(
    String origin,
    long firstIndex,
    long lastIndex,
    long treeSize,
    Digest root,
    String stream,
    long completeTo) {}
