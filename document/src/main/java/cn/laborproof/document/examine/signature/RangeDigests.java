package cn.laborproof.document.examine.signature;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Digests of everything a signature speaks for. The ranges of a file's signatures share their
 * beginnings, so one running digest passes over the file once and is copied where a signature's gap
 * begins: the cost does not grow with the number of signers.
 */
final class RangeDigests {
  private final byte[] bytes;
  private final List<Placement> placements;
  private final Map<String, Map<Placement, byte[]>> byName = new HashMap<>();

  RangeDigests(byte[] bytes, List<Placement> placements) {
    this.bytes = bytes;
    this.placements = placements.stream().filter(Placement::computable).toList();
  }

  /** The digest of a placement's range; the placement must be {@link Placement#computable()}. */
  byte[] digest(Placement placement, String name) {
    byte[] digest = byName.computeIfAbsent(name, this::all).get(placement);
    if (digest == null) {
      throw new IllegalArgumentException("placement has no range: " + placement);
    }
    return digest.clone();
  }

  private Map<Placement, byte[]> all(String name) {
    List<Placement> inOrder = new ArrayList<>(placements);
    inOrder.sort(Comparator.comparingInt(Placement::contentsStart));
    Map<Placement, byte[]> digests = new HashMap<>();
    MessageDigest running = CmsMathematics.digest(name);
    int done = 0;
    for (Placement placement : inOrder) {
      running.update(bytes, done, placement.contentsStart() - done);
      done = placement.contentsStart();
      MessageDigest own = copy(running);
      own.update(bytes, placement.contentsEnd(), placement.end() - placement.contentsEnd());
      digests.put(placement, own.digest());
    }
    return digests;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's digests can be copied", e);
    }
  }
}
