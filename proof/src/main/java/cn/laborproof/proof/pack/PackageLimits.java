package cn.laborproof.proof.pack;

/**
 * Bounds a reader keeps to.
 *
 * @param bytes size of the whole file
 * @param members number of members
 */
public record PackageLimits(int bytes, int members) {
  /** 128 MiB and 4096 members: far above a case with hundreds of events and scanned exhibits. */
  public static final PackageLimits DEFAULT = new PackageLimits(128 * 1024 * 1024, 4096);
}
