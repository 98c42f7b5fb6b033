package cn.laborproof.proof.log;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * That a tree is the beginning of a later one (RFC 6962 §2.1.2, verification of RFC 9162 §2.1.4.2).
 *
 * @param firstSize leaves of the earlier tree, at least 1
 * @param secondSize leaves of the later tree, at least {@code firstSize}
 * @param path nodes in the order of the RFC; empty when the sizes are equal
 */
public record ConsistencyProof(long firstSize, long secondSize, List<Digest> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** What is wrong with the claim that the second tree only grew from the first, if anything. */
  public Optional<ProofFault> fault(Digest firstRoot, Digest secondRoot) {
    if (firstSize < 1 || firstSize > secondSize) {
      return Optional.of(ProofFault.SIZES_OUT_OF_ORDER);
    }
    if (firstSize == secondSize) {
      return faultOfEqualSizes(firstRoot, secondRoot);
    }
    if (path.isEmpty()) {
      return Optional.of(ProofFault.PATH_TOO_SHORT);
    }
    return new Climb().faultUpTo(firstRoot, secondRoot);
  }

  private Optional<ProofFault> faultOfEqualSizes(Digest firstRoot, Digest secondRoot) {
    if (!path.isEmpty()) {
      return Optional.of(ProofFault.PATH_NOT_EMPTY);
    }
    return firstRoot.equals(secondRoot) ? Optional.empty() : Optional.of(ProofFault.ROOT_DIFFERS);
  }

  /** The two running hashes of RFC 9162 §2.1.4.2, steps 3 to 7. */
  private final class Climb {
    private long first = firstSize - 1;
    private long second = secondSize - 1;

    private Optional<ProofFault> faultUpTo(Digest firstRoot, Digest secondRoot) {
      int complete = Long.numberOfTrailingZeros(~first);
      first >>= complete;
      second >>= complete;
      // A first tree of 2^k leaves is itself the node to start from, so the proof leaves it out.
      boolean startsAtFirstRoot = Long.bitCount(firstSize) == 1;
      Digest firstHash = startsAtFirstRoot ? firstRoot : path.getFirst();
      Digest secondHash = firstHash;
      for (Digest node : startsAtFirstRoot ? path : path.subList(1, path.size())) {
        if (second == 0) {
          return Optional.of(ProofFault.PATH_TOO_LONG);
        }
        if ((first & 1) == 1 || first == second) {
          firstHash = Merkle.nodeHash(node, firstHash);
          secondHash = Merkle.nodeHash(node, secondHash);
          skipLeftEdge();
        } else {
          secondHash = Merkle.nodeHash(secondHash, node);
        }
        first >>= 1;
        second >>= 1;
      }
      return verdict(firstHash.equals(firstRoot), secondHash.equals(secondRoot));
    }

    private void skipLeftEdge() {
      while ((first & 1) == 0 && first != 0) {
        first >>= 1;
        second >>= 1;
      }
    }

    private Optional<ProofFault> verdict(boolean firstMatches, boolean secondMatches) {
      if (second != 0) {
        return Optional.of(ProofFault.PATH_TOO_SHORT);
      }
      if (!firstMatches) {
        return Optional.of(ProofFault.FIRST_ROOT_DIFFERS);
      }
      return secondMatches ? Optional.empty() : Optional.of(ProofFault.ROOT_DIFFERS);
    }
  }

  /** Canonical JSON form: {@code {"first":m,"path":[hex…],"second":n}}. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("first", new JsonInteger(firstSize))
        .put("second", new JsonInteger(secondSize))
        .put("path", JsonArray.of(path, node -> new JsonString(node.hex())))
        .build();
  }

  /** Reads {@link #toJson}; the claim itself is not checked here. */
  public static ConsistencyProof read(JsonFields in) {
    long first = in.integer("first");
    long second = in.integer("second");
    List<Digest> path = in.strings("path").stream().map(Digest::ofHex).toList();
    in.end();
    return new ConsistencyProof(first, second, path);
  }
}
