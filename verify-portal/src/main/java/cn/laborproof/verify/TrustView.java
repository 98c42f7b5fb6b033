package cn.laborproof.verify;

import cn.laborproof.proof.trust.TrustBundle;

/**
 * Whose word the portal takes, as its pages show it.
 *
 * @param fingerprint SHA-256 of the bundle in groups of four, to be compared by eye
 */
record TrustView(String name, int version, String fingerprint) {

  static TrustView of(TrustBundle trust) {
    return new TrustView(
        trust.name(), trust.version(), trust.fingerprint().hex().replaceAll("(.{4})(?=.)", "$1 "));
  }
}
