package cn.laborproof.signing.vault;

import cn.laborproof.proof.Digest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The place where signing keys live. Private keys never leave it.
 *
 * <p>Implementations MUST be safe for use by many threads; MUST have made every change durable when
 * a method returns; MUST refuse with {@link KeyVaultException} what they cannot do, never answer
 * with something weaker.
 */
public interface KeyVault {

  /**
   * Makes a key pair of the kind the vault is configured to make for this purpose. Idempotent: the
   * same handle and purpose again leaves the first key in place.
   *
   * @param handle the new key's name
   * @param purpose what it will be for
   * @throws KeyVaultException if a key of another purpose has this handle, or it was destroyed
   */
  default void generate(KeyHandle handle, KeyPurpose purpose) {
    generate(handle, purpose, KeySuite.INTERNATIONAL);
  }

  /**
   * As {@link #generate(KeyHandle, KeyPurpose)}, of a named suite.
   *
   * @throws KeyVaultException also if the first key is of the other suite, or the vault makes no
   *     keys of this one
   */
  void generate(KeyHandle handle, KeyPurpose purpose, KeySuite suite);

  /** The suites this vault makes keys of. */
  Set<KeySuite> suites();

  /**
   * Returns what kind of key it is, and so what {@link #sign} makes.
   *
   * @throws KeyVaultException if there never was such a key
   */
  KeyAlgorithm algorithm(KeyHandle handle);

  /**
   * Builds a certificate request (PKCS#10, RFC 2986), signed by the key as proof of possession. The
   * one signature of a single-use key is not spent by it.
   *
   * @param handle the key
   * @param subject the subject's distinguished name in RFC 4514 text
   * @return the request, DER
   */
  byte[] certificateRequest(KeyHandle handle, String subject);

  /**
   * Keeps the certificate chain issued for a key; one that is kept already stays, for something may
   * have been signed under it.
   *
   * @param handle the key
   * @param chain end-entity first, each issued by the next
   * @throws KeyVaultException if the first certificate is not of this key
   */
  void keepChain(KeyHandle handle, List<X509Certificate> chain);

  /** Returns the certificate chain, end-entity first; empty before {@link #keepChain}. */
  List<X509Certificate> chain(KeyHandle handle);

  /**
   * Activates a single-use key for exactly one document: the act of will of its holder. Idempotent
   * for the same document.
   *
   * @param handle a key whose purpose is single-use
   * @param document SHA-256 of the frozen document the holder has confirmed
   * @throws KeyVaultException if the key is activated for another document, used or destroyed
   */
  void activate(KeyHandle handle, Digest document);

  /**
   * Signs over SHA-256, with an SM2 key over SM3.
   *
   * @param handle the key
   * @param document SHA-256 of the frozen document this act is about; a single-use key must have
   *     been activated for it, and its use is recorded durably before the signature is made, so a
   *     crash can lose the signature but never allow a second one
   * @param message the bytes to sign (for CMS: the DER of the signed attributes)
   * @return the signature value in the form of the key's {@link KeyAlgorithm}
   * @throws KeyVaultException if the key is not activated for this document, used or destroyed
   */
  byte[] sign(KeyHandle handle, Digest document, byte[] message);

  /** Destroys the private key for good. Idempotent; the chain and the key's state stay readable. */
  void destroy(KeyHandle handle);

  /**
   * Keys that a run which died, or a device that refused, has left half-made: no record speaks of
   * them, nobody can use them, and they would stay for ever. A key that is being made just now may
   * be among them: only what is there again much later is abandoned.
   */
  List<KeyHandle> abandoned();

  /** Destroys such a key; false if it is no longer one. */
  boolean destroyAbandoned(KeyHandle handle);

  /** Returns where a key stands; empty if there never was one. */
  Optional<KeyState> state(KeyHandle handle);

  /** Where a key stands in its life. */
  enum KeyState {
    /** May be activated (single-use) or used. */
    READY,
    /** A single-use key may sign its one document. */
    ACTIVATED,
    /** A single-use key has signed, or was about to when the process died. */
    USED,
    /** The private key is gone. */
    DESTROYED
  }
}
