package cn.laborproof.proof.verdict;

import cn.laborproof.proof.Digest;

/** Which trust bundle the verdict rests on. */
public record TrustUsed(String name, int version, Digest fingerprint) {}
