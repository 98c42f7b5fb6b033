package cn.laborproof.signing.shared;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the unguessable references printed on documents. Each room that prints some declares
 * a bean.
 */
public interface ReferenceSource {
  /** What anybody who holds the paper may know; empty for a reference of somebody else. */
  Optional<MaskedFacts> find(String reference);

  /**
   * Masked facts: no full name of a person, no number, no term of the document.
   *
   * @param reference as printed
   * @param kind code of the document kind, for example {@code labour-contract}
   * @param state stable name of the state
   * @param inForce whether all have signed and our verifier passed the document
   * @param employer name of the organisation that is a party
   * @param worker name of the person, masked; blank where the document names none
   * @param signedAt when the first party signed
   * @param concludedAt when it was concluded
   * @param sha256 digest of the newest document, hex
   * @param isAnchored whether every event is under an anchored checkpoint
   * @param evidenceNumber the court's number, if there is one
   * @param demo whether demo authorities vouch for it
   */
  record MaskedFacts(
      String reference,
      String kind,
      String state,
      boolean inForce,
      String employer,
      String worker,
      @Nullable Instant signedAt,
      @Nullable Instant concludedAt,
      @Nullable String sha256,
      boolean isAnchored,
      @Nullable String evidenceNumber,
      boolean demo) {}

  /** A name with all but its first character hidden. */
  static String masked(String name) {
    if (name.isEmpty()) {
      return "";
    }
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first)
        + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
  }
}
