package cn.laborproof.signing.vault;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.vault.KeyVault.KeyState;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the vault keeps of one key.
 *
 * @param handle its name
 * @param purpose what it is for
 * @param state where it stands
 * @param publicKey SubjectPublicKeyInfo, DER
 * @param sealedPrivateKey PKCS#8 encrypted under the vault's key; null once destroyed, and where a
 *     token holds the key
 * @param document the one document a single-use key was activated for
 * @param chain its certificates, end-entity first
 */
record KeyFile(
    KeyHandle handle,
    KeyPurpose purpose,
    KeyState state,
    byte[] publicKey,
    byte @Nullable [] sealedPrivateKey,
    @Nullable Digest document,
    List<X509Certificate> chain) {

  KeyFile {
    chain = List.copyOf(chain);
  }

  KeyFile withChain(List<X509Certificate> certificates) {
    return new KeyFile(handle, purpose, state, publicKey, sealedPrivateKey, document, certificates);
  }

  KeyFile activatedFor(Digest confirmed) {
    return new KeyFile(
        handle, purpose, KeyState.ACTIVATED, publicKey, sealedPrivateKey, confirmed, chain);
  }

  KeyFile used() {
    return new KeyFile(
        handle, purpose, KeyState.USED, publicKey, sealedPrivateKey, document, chain);
  }

  KeyFile destroyed() {
    return new KeyFile(handle, purpose, KeyState.DESTROYED, publicKey, null, document, chain);
  }

  KeyAlgorithm algorithm() {
    return KeyAlgorithm.of(publicKey);
  }

  Optional<Digest> activatedDocument() {
    return Optional.ofNullable(document);
  }
}
