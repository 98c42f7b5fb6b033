package cn.laborproof.proof.trust;

import cn.laborproof.proof.note.NoteVerifier;
import java.util.List;

/**
 * A log that may be relied on.
 *
 * @param keys its keys, all named by the origin; more than one after a rotation
 * @param demo whether it only teaches
 */
public record LogTrust(String origin, List<NoteVerifier> keys, boolean demo) {
  public LogTrust {
    keys = List.copyOf(keys);
    for (NoteVerifier key : keys) {
      if (!key.name().equals(origin)) {
        throw new IllegalArgumentException(
            "log key name: " + key.name() + " (expected: " + origin + ")");
      }
    }
  }
}
