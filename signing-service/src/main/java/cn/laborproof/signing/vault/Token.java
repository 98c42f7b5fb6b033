package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A PKCS#11 token with its user logged in, by the JDK's own adapter (SunPKCS11), which keeps opened
 * sessions in a pool; no more than the configured number of callers are let in at once. Private
 * keys are made inside, sensitive and not extractable.
 */
final class Token {

  private static final int RSA_BITS = 3072;

  private final Provider provider;
  private final KeyStore store;
  private final TokenObjects objects;
  private final String label;
  private final Semaphore sessions;

  private Token(
      Provider provider, KeyStore store, TokenObjects objects, String label, int sessions) {
    this.provider = provider;
    this.store = store;
    this.objects = objects;
    this.label = label;
    this.sessions = new Semaphore(sessions);
  }

  /**
   * Opens a token.
   *
   * @param pin the user's PIN; wiped
   * @param label what keys made from now on are marked with, so that one whose certificate is
   *     missing can be told from keys of others; ASCII
   * @throws StartFailure if library, slot, token or PIN are not what they should be
   */
  static Token open(VaultProperties.Pkcs11 where, char[] pin, String label) {
    try {
      if (!Files.isReadable(where.library())) {
        throw new StartFailure(
            "The PKCS#11 library " + where.library() + " cannot be read.",
            "Install it (SoftHSM on Debian: apt-get install softhsm2) or correct laborproof.vault.pkcs11.library.");
      }
      Provider provider = adapter().configure("--" + configuration(where, label));
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return new Token(provider, store, TokenObjects.of(where), label, where.sessions());
    } catch (IOException
        | GeneralSecurityException
        | ProviderException
        | InvalidParameterException e) {
      throw new StartFailure(
          "The vault's token ("
              + slot(where)
              + " of "
              + where.library()
              + ") cannot be opened: "
              + TokenAnswer.inWords(e)
              + ".",
          "Look at laborproof.vault.pkcs11.slot, .slot-index and .pin-file; the library's own tool lists its slots. Nothing was changed.",
          e);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  private static Provider adapter() {
    Provider adapter = Security.getProvider("SunPKCS11");
    if (adapter == null) {
      throw new StartFailure(
          "This Java has no PKCS#11 adapter (module jdk.crypto.cryptoki).",
          "Run the service with a whole JDK 25.");
    }
    return adapter;
  }

  private static String slot(VaultProperties.Pkcs11 where) {
    Long slot = where.slot();
    return slot != null ? "slot " + slot : "slot number " + where.slotIndex() + " in the list";
  }

  /**
   * Keys come into being as session objects, so that a crash leaves nothing behind, and are copied
   * into the token when they get their name; the copy keeps these attributes (PKCS#11 v2.40 §4.9).
   */
  private static String configuration(VaultProperties.Pkcs11 where, String label) {
    Long slot = where.slot();
    return """
    name = LaborProof
    library = "%s"
    %s
    attributes(generate, CKO_PRIVATE_KEY, *) = {
      CKA_PRIVATE = true
      CKA_SENSITIVE = true
      CKA_EXTRACTABLE = false
      CKA_SIGN = true
      CKA_DECRYPT = false
      CKA_UNWRAP = false
      CKA_LABEL = 0h%s
    }
    """
        .formatted(
            where.library().toAbsolutePath(),
            slot != null ? "slot = " + slot : "slotListIndex = " + where.slotIndex(),
            HexFormat.of().formatHex(label.getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * Makes a key pair that is durable under this name when the method returns. The token takes the
   * key before its certificate: where it does not take both, it keeps neither. What a run that died
   * in between has left under the name goes first, or the token would hold two keys of one name.
   */
  PublicKey make(String name, KeyAlgorithm algorithm) {
    return inside(
        "make key " + name,
        () -> {
          if (!store.isKeyEntry(name)) {
            objects.discard(name);
          }
          KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family(), provider);
          switch (algorithm) {
            case P_256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case RSA_3072 -> generator.initialize(RSA_BITS);
            case SM2 -> throw new KeyVaultException("the token makes no SM2 keys");
          }
          KeyPair pair = generator.generateKeyPair();
          X509Certificate certificate =
              KeyLabel.of(
                  pair.getPublic().getEncoded(),
                  algorithm,
                  toBeSigned -> sign(pair.getPrivate(), algorithm, toBeSigned));
          keep(name, pair.getPrivate(), certificate);
          return certificate.getPublicKey();
        });
  }

  private void keep(String name, PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    try {
      store.setKeyEntry(name, key, null, new Certificate[] {certificate});
    } catch (GeneralSecurityException | ProviderException e) {
      try {
        objects.discard(name);
      } catch (KeyVaultException left) {
        // The token does not even destroy. The key is of no use to anybody and is swept later.
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  /** Names of keys made by this installation whose certificate is missing. */
  List<String> keysWithoutCertificate() {
    return inside("look for keys", () -> objects.keysWithoutCertificate(label));
  }

  /** The public key of that name; empty if the token does not hold such a key. */
  Optional<PublicKey> find(String name) {
    return inside(
        "find key " + name,
        () ->
            holds(name)
                ? Optional.of(store.getCertificate(name).getPublicKey())
                : Optional.empty());
  }

  /** Signs with the key of that name. */
  byte[] sign(String name, KeyAlgorithm algorithm, byte[] message) {
    return inside(
        "sign with key " + name,
        () -> {
          PrivateKey key = key(name);
          return sign(key, algorithm, message);
        });
  }

  /** The handle of a key in the token. */
  PrivateKey key(String name) throws GeneralSecurityException {
    if (!holds(name) || !(store.getKey(name, null) instanceof PrivateKey key)) {
      throw new KeyVaultException("the token holds no key " + name);
    }
    return key;
  }

  /** Java's view of a token is made when it is opened: another process may have added since. */
  private boolean holds(String name) throws GeneralSecurityException {
    if (store.isKeyEntry(name)) {
      return true;
    }
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new KeyStoreException("the token cannot be looked through", e);
    }
    return store.isKeyEntry(name);
  }

  private byte[] sign(PrivateKey key, KeyAlgorithm algorithm, byte[] message)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm.signature(), provider);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /** Removes the key of that name, if there is one, and what is left of one. */
  void remove(String name) {
    inside(
        "destroy key " + name,
        () -> {
          if (store.isKeyEntry(name)) {
            store.deleteEntry(name);
          }
          // What Java's view does not show: half a key, or one that another process made.
          objects.discard(name);
          if (store.isKeyEntry(name)) {
            throw new KeyStoreException("it is still there");
          }
          return true;
        });
  }

  private <T> T inside(String what, Work<T> work) {
    sessions.acquireUninterruptibly();
    try {
      return work.run();
    } catch (GeneralSecurityException | ProviderException e) {
      throw new KeyVaultException("cannot " + what + ": " + TokenAnswer.inWords(e), e);
    } finally {
      sessions.release();
    }
  }

  /** Something done in the token. */
  private interface Work<T> {
    T run() throws GeneralSecurityException;
  }
}
