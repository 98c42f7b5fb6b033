package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import java.io.IOException;

/** What is stored is not what its name says. Carries both digests. */
public final class DamagedObjectException extends IOException {

  private final Digest expected;
  private final Digest found;

  /** With the digest the name promises and the digest of the stored bytes. */
  public DamagedObjectException(Digest expected, Digest found) {
    super(
        "stored object is damaged\n  expected: " + expected.hex() + "\n  computed: " + found.hex());
    this.expected = expected;
    this.found = found;
  }

  /** The digest the name promises. */
  public Digest expected() {
    return expected;
  }

  /** The digest of the stored bytes. */
  public Digest found() {
    return found;
  }
}
