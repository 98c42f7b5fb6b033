package cn.laborproof.proof.event;

import cn.laborproof.proof.Digest;
import java.nio.charset.StandardCharsets;

/**
 * The two commitments of evidence-format.md §3. Tag and salt have fixed lengths and the value comes
 * last, so no two inputs run together.
 */
public final class Commitments {
  private static final byte[] EVENT_TAG = ascii("laborproof/event/v1");
  private static final byte[] FIELD_TAG = ascii("laborproof/field/v1");

  private Commitments() {}

  /** SHA-256({@code laborproof/event/v1} ‖ salt ‖ canonical bytes of the event). */
  public static Digest ofEvent(Salt salt, byte[] canonicalBytes) {
    return Digest.sha256(EVENT_TAG, salt.bytes(), canonicalBytes);
  }

  /** SHA-256({@code laborproof/field/v1} ‖ salt ‖ UTF-8 of the value). */
  public static Digest ofField(Salt salt, String value) {
    return Digest.sha256(FIELD_TAG, salt.bytes(), value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
