package cn.laborproof.proof.ledger.fabric;

import java.util.Locale;

/**
 * What a certificate of an institution may be used for: its organisational unit, as Fabric's
 * NodeOUs have it. A certificate has exactly one of them.
 */
enum Role {
  CLIENT,
  PEER,
  ADMIN,
  ORDERER;

  String unit() {
    return name().toLowerCase(Locale.ROOT);
  }
}
