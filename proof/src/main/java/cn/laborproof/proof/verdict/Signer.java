package cn.laborproof.proof.verdict;

import cn.laborproof.proof.Digest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who signed, as the certificate says, and when, as the best time source says.
 *
 * @param field signature field in the document
 * @param role role of the signing profile, such as {@code worker}
 * @param name common name of the certificate
 * @param organisation organisation of the certificate; null for a natural person
 * @param issuer issuer's distinguished name, RFC 4514
 * @param serial certificate serial number, lower-case hex
 * @param certificate SHA-256 over its DER form
 * @param level PAdES level reached, such as {@code B-LTA}
 * @param claimedAt signing time the signer states; null if none
 * @param provenAt time of the timestamp that covers the signature; null if none
 * @param indication outcome for this signature alone
 * @param material what it rests on; null if it could not be read
 */
public record Signer(
    String field,
    String role,
    String name,
    @Nullable String organisation,
    String issuer,
    String serial,
    Digest certificate,
    String level,
    @Nullable Instant claimedAt,
    @Nullable Instant provenAt,
    Indication indication,
    @Nullable SignatureMaterial material) {
  /** What it rests on. */
  public Optional<SignatureMaterial> rests() {
    return Optional.ofNullable(material);
  }

  /** Organisation the certificate names. */
  public Optional<String> organisationName() {
    return Optional.ofNullable(organisation);
  }

  /** Time the signer states. */
  public Optional<Instant> claimedTime() {
    return Optional.ofNullable(claimedAt);
  }

  /** Time a timestamp proves. */
  public Optional<Instant> provenTime() {
    return Optional.ofNullable(provenAt);
  }
}
