package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import java.util.UUID;

/**
 * Somebody who signs a document.
 *
 * @param role capacity in which they sign
 * @param field name of the signature field
 * @param who the person, the account of a mediator, or the organisation whose seal it is
 * @param name as printed and certified
 * @param reason what the signature says about itself
 */
public record Signatory(SignatureRole role, String field, UUID who, String name, String reason) {
  /** What the act is called in events: {@code worker-signature}, {@code employer-seal}. */
  String act() {
    return role.code() + (role.seal() ? "-seal" : "-signature");
  }
}
