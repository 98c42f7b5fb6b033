package cn.laborproof.document;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One place to sign.
 *
 * @param order position in the order of signing, from 1; the first certifies the document
 * @param field name of the PDF signature field, {@code Sig_} and up to 40 ASCII letters or digits
 * @param role capacity in which the signer signs
 * @param signer the signer's name as printed, which the certificate's common name must equal
 */
public record SignatureSlot(int order, String field, SignatureRole role, String signer) {
  private static final Pattern FIELD = Pattern.compile("Sig_[A-Za-z0-9]{1,40}");

  /** Refuses values outside the ranges named above with {@link IllegalArgumentException}. */
  public SignatureSlot {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(signer, "signer");
    if (order < 1 || order > SigningProfile.MOST_SLOTS) {
      throw new IllegalArgumentException("order out of range: " + order);
    }
    if (!FIELD.matcher(field).matches()) {
      throw new IllegalArgumentException("not a signature field name: " + field);
    }
    if (signer.isBlank() || signer.length() > 200) {
      throw new IllegalArgumentException("signer of " + field + " is blank or too long");
    }
  }
}
