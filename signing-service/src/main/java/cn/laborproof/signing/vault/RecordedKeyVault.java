package cn.laborproof.signing.vault;

import cn.laborproof.proof.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * {@link KeyVault} whose records are files and whose private keys are elsewhere: the rules of a
 * key's life are the same wherever it lies. A state is read, checked and replaced on disk before
 * the key is used, under one lock per key, so no interleaving and no crash lets a single-use key
 * sign twice. Different keys are used side by side.
 */
final class RecordedKeyVault implements KeyVault {

  private static final int LOCKS = 64;

  private final KeyFiles files;
  private final PrivateKeys keys;
  private final Map<KeyPurpose, KeyAlgorithm> algorithms;
  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

  /**
   * Over records and keys.
   *
   * @param algorithms what kind of key is made for a purpose; P-256 where none is named
   */
  RecordedKeyVault(KeyFiles files, PrivateKeys keys, Map<KeyPurpose, KeyAlgorithm> algorithms) {
    this.files = files;
    this.keys = keys;
    this.algorithms = Map.copyOf(algorithms);
  }

  @Override
  public void generate(KeyHandle handle, KeyPurpose purpose, KeySuite suite) {
    if (!keys.suites().contains(suite)) {
      throw new KeyVaultException(
          "this vault makes no keys of the suite " + suite + ": its token knows no SM2");
    }
    alone(
        handle,
        () -> {
          Optional<KeyFile> known = files.read(handle);
          if (known.isPresent()) {
            requireSame(known.get(), purpose, suite);
            return true;
          }
          KeyAlgorithm algorithm =
              switch (suite) {
                case INTERNATIONAL -> algorithms.getOrDefault(purpose, KeyAlgorithm.P_256);
                case NATIONAL -> KeyAlgorithm.SM2;
              };
          PrivateKeys.Made made = keys.make(handle, purpose, algorithm);
          files.write(
              new KeyFile(
                  handle,
                  purpose,
                  KeyState.READY,
                  made.publicKey(),
                  made.sealed(),
                  null,
                  List.of()));
          return true;
        });
  }

  @Override
  public Set<KeySuite> suites() {
    return keys.suites();
  }

  private static void requireSame(KeyFile known, KeyPurpose purpose, KeySuite suite) {
    if (known.purpose() != purpose
        || known.algorithm().suite() != suite
        || known.state() == KeyState.DESTROYED) {
      throw new KeyVaultException(
          "key "
              + known.handle()
              + " exists: "
              + known.purpose()
              + ", "
              + known.state()
              + ", "
              + known.algorithm().suite()
              + " (expected: "
              + purpose
              + ", "
              + suite
              + ", not destroyed)");
    }
  }

  @Override
  public KeyAlgorithm algorithm(KeyHandle handle) {
    return required(handle).algorithm();
  }

  @Override
  public byte[] certificateRequest(KeyHandle handle, String subject) {
    return alone(
        handle,
        () -> {
          KeyFile file = required(handle);
          if (file.state() == KeyState.DESTROYED) {
            throw new KeyVaultException("key " + handle + " is destroyed");
          }
          try {
            return new PKCS10CertificationRequestBuilder(
                    new X500Name(RFC4519Style.INSTANCE, subject),
                    SubjectPublicKeyInfo.getInstance(file.publicKey()))
                .build(new Possession(file, keys))
                .getEncoded();
          } catch (IOException e) {
            throw new KeyVaultException("cannot request a certificate for key " + handle, e);
          }
        });
  }

  @Override
  public void keepChain(KeyHandle handle, List<X509Certificate> chain) {
    alone(
        handle,
        () -> {
          KeyFile file = required(handle);
          if (chain.isEmpty()
              || !Arrays.equals(chain.getFirst().getPublicKey().getEncoded(), file.publicKey())) {
            throw new KeyVaultException("the certificate is not of key " + handle);
          }
          // What another enrolled meanwhile may have signed already: the first one stays.
          if (file.chain().isEmpty()) {
            files.write(file.withChain(chain));
          }
          return true;
        });
  }

  @Override
  public List<X509Certificate> chain(KeyHandle handle) {
    return files.read(handle).map(KeyFile::chain).orElseGet(List::of);
  }

  @Override
  public void activate(KeyHandle handle, Digest document) {
    alone(
        handle,
        () -> {
          KeyFile file = required(handle);
          boolean fresh = file.state() == KeyState.READY;
          boolean again = isActivatedFor(file, document);
          if (!file.purpose().singleUse() || !(fresh || again)) {
            throw new KeyVaultException(
                "key " + handle + " is " + file.state() + " (expected: a ready single-use key)");
          }
          if (fresh) {
            files.write(file.activatedFor(document));
          }
          return true;
        });
  }

  @Override
  public byte[] sign(KeyHandle handle, Digest document, byte[] message) {
    return alone(
        handle,
        () -> {
          KeyFile file = required(handle);
          boolean allowed =
              file.purpose().singleUse()
                  ? isActivatedFor(file, document)
                  : file.state() == KeyState.READY;
          if (!allowed) {
            throw new KeyVaultException(
                "key "
                    + handle
                    + " is "
                    + file.state()
                    + " (expected: activated for this document)");
          }
          if (file.purpose().singleUse()) {
            files.write(file.used());
          }
          return keys.sign(file, message);
        });
  }

  /** The key goes before its record says so: a crash in between leaves a record to go on from. */
  @Override
  public void destroy(KeyHandle handle) {
    alone(
        handle,
        () -> {
          files
              .read(handle)
              .filter(file -> file.state() != KeyState.DESTROYED)
              .ifPresent(file -> {
                keys.forget(handle);
                files.writeOverErased(file.destroyed());
              });
          return true;
        });
  }

  /**
   * A key a living record speaks of is never abandoned, even when its certificate is lost: it may
   * be a seal, and a person has to look.
   */
  @Override
  public List<KeyHandle> abandoned() {
    return keys.unfinished().stream().filter(this::isUnknownOrDestroyed).toList();
  }

  @Override
  public boolean destroyAbandoned(KeyHandle handle) {
    return alone(
        handle,
        () -> {
          boolean still = abandoned().contains(handle);
          if (still) {
            keys.forget(handle);
          }
          return still;
        });
  }

  private boolean isUnknownOrDestroyed(KeyHandle handle) {
    return files
        .read(handle)
        .map(KeyFile::state)
        .filter(state -> state != KeyState.DESTROYED)
        .isEmpty();
  }

  @Override
  public Optional<KeyState> state(KeyHandle handle) {
    return files.read(handle).map(KeyFile::state);
  }

  private static boolean isActivatedFor(KeyFile file, Digest document) {
    return file.state() == KeyState.ACTIVATED
        && file.activatedDocument().filter(document::equals).isPresent();
  }

  private KeyFile required(KeyHandle handle) {
    return files.read(handle).orElseThrow(() -> new KeyVaultException("there is no key " + handle));
  }

  private <T> T alone(KeyHandle handle, Supplier<T> work) {
    Lock lock = locks.get(Math.floorMod(handle.hashCode(), LOCKS));
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Signs a certificate request with the key it speaks of (RFC 2986 §3). */
  private static final class Possession implements ContentSigner {
    private final KeyFile file;
    private final PrivateKeys keys;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();

    Possession(KeyFile file, PrivateKeys keys) {
      this.file = file;
      this.keys = keys;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new DefaultSignatureAlgorithmIdentifierFinder().find(file.algorithm().signature());
    }

    @Override
    public OutputStream getOutputStream() {
      return request;
    }

    @Override
    public byte[] getSignature() {
      return keys.sign(file, request.toByteArray());
    }
  }
}
