package cn.laborproof.proof.trust;

import cn.laborproof.proof.note.NoteVerifier;
import java.util.List;

/**
 * Witnesses and how many of them must have cosigned a checkpoint.
 *
 * @param required how many different ones; zero asks for none
 * @param keys cosignature keys (vkeys of type {@code 0x04}), named by their witness; keys of one
 *     name are one witness that changed its key
 */
public record WitnessTrust(int required, List<NoteVerifier> keys) {
  public WitnessTrust {
    keys = List.copyOf(keys);
    if (required < 0 || required > keys.size()) {
      throw new IllegalArgumentException(
          "witnesses: " + required + " of " + keys.size() + " (expected: not more than there are)");
    }
  }

  /** No witness is asked for. */
  public static WitnessTrust none() {
    return new WitnessTrust(0, List.of());
  }
}
