package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Entries of candidates, rising and each once, so that a set has one list and one digest.
 *
 * @param entries at least none
 */
public record CandidateList(List<Digest> entries) {
  private static final byte[] TAG = "laborproof/draw/list/v1".getBytes(StandardCharsets.US_ASCII);

  public CandidateList {
    entries = List.copyOf(entries);
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i - 1).compareTo(entries.get(i)) >= 0) {
        throw new MalformedException("draw list: entry " + i + " (expected: rising, each once)");
      }
    }
  }

  /** The list of a set of candidates. */
  public static CandidateList of(Collection<Candidate> candidates) {
    return new CandidateList(candidates.stream().map(Candidate::entry).sorted().toList());
  }

  /** SHA-256({@code laborproof/draw/list/v1} ‖ entries). */
  public Digest digest() {
    byte[] all = new byte[entries.size() * Digest.LENGTH];
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).copyInto(all, i * Digest.LENGTH);
    }
    return Digest.sha256(TAG, all);
  }

  /** How many there are. */
  public int size() {
    return entries.size();
  }

  JsonArray toJson() {
    return JsonArray.of(entries, entry -> new JsonString(entry.hex()));
  }

  static CandidateList read(List<String> hex) {
    return new CandidateList(hex.stream().map(Digest::ofHex).toList());
  }
}
