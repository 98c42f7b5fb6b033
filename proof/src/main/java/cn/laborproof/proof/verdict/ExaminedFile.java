package cn.laborproof.proof.verdict;

import cn.laborproof.proof.Digest;

/**
 * The file a verdict is about.
 *
 * @param name as given by the caller, or the path in the package
 * @param size bytes
 */
public record ExaminedFile(String name, long size, Digest sha256, Digest sm3) {
  /** Describes bytes. */
  public static ExaminedFile of(String name, byte[] content) {
    return new ExaminedFile(name, content.length, Digest.sha256(content), Digest.sm3(content));
  }
}
