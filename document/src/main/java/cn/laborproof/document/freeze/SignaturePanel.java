package cn.laborproof.document.freeze;

import java.util.List;
import java.util.Objects;

/**
 * The printed surroundings of a signature field. What must be read stands beside the field, never
 * under it.
 *
 * @param field name of the field in the signing profile
 * @param caption for example {@code 甲方（用人单位）盖章}
 * @param lines further lines, for example {@code 法定代表人：王芳}; at most four. The signer's name is
 *     printed above them unless one of them has it
 */
public record SignaturePanel(String field, String caption, List<String> lines) {
  /** Copies the list; more than four lines are an {@link IllegalArgumentException}. */
  public SignaturePanel {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(caption, "caption");
    lines = List.copyOf(lines);
    if (lines.size() > 4) {
      throw new IllegalArgumentException("a signature panel has at most four lines");
    }
  }
}
