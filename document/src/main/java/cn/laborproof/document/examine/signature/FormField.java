package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.util.Optional;

/**
 * A terminal field of the interactive form (ISO 32000-1 §12.7.3).
 *
 * @param name fully qualified name
 * @param object number of its object; 0 when it is written in place
 * @param type {@code Sig}, {@code Tx}, {@code Btn} or {@code Ch}; empty when it says none
 * @param dictionary its own dictionary
 * @param value what {@code /V} says, not followed
 */
public record FormField(
    String name,
    int object,
    String type,
    PdfValue.Dictionary dictionary,
    Optional<PdfValue> value) {
  /** Whether it is a signature field. */
  public boolean isSignature() {
    return type.equals("Sig");
  }

  /** Whether it is a signature field that holds a signature. */
  public boolean isSigned() {
    return isSignature() && value.isPresent();
  }
}
