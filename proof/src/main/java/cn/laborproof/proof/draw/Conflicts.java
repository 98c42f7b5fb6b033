package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who must not inspect whom, rising and each pair once.
 *
 * @param pairs as entries
 */
public record Conflicts(List<Pair> pairs) {
  private static final byte[] TAG =
      "laborproof/draw/conflicts/v1".getBytes(StandardCharsets.US_ASCII);

  /** An inspector who keeps away from an employer (labour inspection: 回避). */
  public record Pair(Digest employer, Digest inspector) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int first = employer.compareTo(other.employer);
      return first == 0 ? inspector.compareTo(other.inspector) : first;
    }
  }

  public Conflicts {
    pairs = List.copyOf(pairs);
    for (int i = 1; i < pairs.size(); i++) {
      if (pairs.get(i - 1).compareTo(pairs.get(i)) >= 0) {
        throw new MalformedException("draw conflicts: pair " + i + " (expected: rising, once)");
      }
    }
  }

  /** The list of a set of pairs. */
  public static Conflicts of(Collection<Pair> pairs) {
    return new Conflicts(pairs.stream().distinct().sorted().toList());
  }

  /** SHA-256({@code laborproof/draw/conflicts/v1} ‖ employer and inspector of each pair). */
  public Digest digest() {
    byte[] all = new byte[pairs.size() * 2 * Digest.LENGTH];
    for (int i = 0; i < pairs.size(); i++) {
      pairs.get(i).employer().copyInto(all, 2 * i * Digest.LENGTH);
      pairs.get(i).inspector().copyInto(all, (2 * i + 1) * Digest.LENGTH);
    }
    return Digest.sha256(TAG, all);
  }

  Set<Pair> asSet() {
    return new HashSet<>(pairs);
  }

  JsonArray toJson() {
    return JsonArray.of(
        pairs, pair -> new JsonString(pair.employer().hex() + pair.inspector().hex()));
  }

  static Conflicts read(List<String> hex) {
    return new Conflicts(hex.stream().map(Conflicts::pair).toList());
  }

  private static Pair pair(String hex) {
    int half = 2 * Digest.LENGTH;
    if (hex.length() != 2 * half) {
      throw new MalformedException("draw conflict: (expected: 128 lower-case hex digits)");
    }
    return new Pair(Digest.ofHex(hex.substring(0, half)), Digest.ofHex(hex.substring(half)));
  }
}
