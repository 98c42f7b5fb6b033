package cn.laborproof.signing.organisation;

import cn.laborproof.document.seal.SealDrawing;
import cn.laborproof.signing.vault.KeyHandle;

/**
 * The seal of an organisation.
 *
 * @param key the key it is made with
 * @param drawing what is drawn into the signature field
 */
public record OrganisationSeal(KeyHandle key, SealDrawing drawing) {
  static OrganisationSeal of(Organisation organisation) {
    return new OrganisationSeal(
        new KeyHandle("seal-" + organisation.id()),
        new SealDrawing(organisation.name(), organisation.sealInscription(), ""));
  }
}
