package cn.laborproof.signing.organisation;

import cn.laborproof.document.seal.SealDrawing;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.vault.KeyHandle;

/**
 * The seal of an organisation.
 *
 * @param key the key it is made with
 * @param drawing what is drawn into the signature field
 */
public record OrganisationSeal(KeyHandle key, SealDrawing drawing) {
  static OrganisationSeal of(Organisation organisation, SealHead seal, KeyHandle key) {
    return new OrganisationSeal(key, new SealDrawing(organisation.name(), seal.inscription(), ""));
  }

  /**
   * Each seal has keys of its own; the first key of the first is named after its organisation
   * alone.
   *
   * @param number from 1 on: each certificate has a key of its own
   */
  static KeyHandle key(SealHead seal, int number) {
    String first = name(seal);
    return new KeyHandle(number == 1 ? first : first + "-key-" + number);
  }

  private static String name(SealHead seal) {
    String first = "seal-" + seal.organisation();
    return seal.number() == 1 ? first : first + "-" + seal.number();
  }

  /**
   * A key of it of the national suite, which electronic seals are put on with.
   *
   * @param number from 1 on: each certificate has a key of its own
   */
  static KeyHandle nationalKey(SealHead seal, int number) {
    String first = name(seal) + "-sm2";
    return new KeyHandle(number == 1 ? first : first + "-" + number);
  }

  /** How the seal of an organisation looks. */
  static SealDrawing drawing(Organisation organisation) {
    return new SealDrawing(organisation.name(), organisation.sealInscription(), "");
  }
}
