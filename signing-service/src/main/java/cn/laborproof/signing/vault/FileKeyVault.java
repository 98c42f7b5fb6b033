package cn.laborproof.signing.vault;

import cn.laborproof.proof.Digest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * {@link KeyVault} over encrypted files. One lock for all: a state is read, checked and replaced on
 * disk before the key is used, so no interleaving and no crash lets a single-use key sign twice.
 */
final class FileKeyVault implements KeyVault {

  private static final String SIGNATURE = "SHA256withECDSA";

  private final KeyFiles files;

  FileKeyVault(KeyFiles files) {
    this.files = files;
  }

  @Override
  public synchronized void generate(KeyHandle handle, KeyPurpose purpose) {
    Optional<KeyFile> known = files.read(handle);
    if (known.isPresent()) {
      requireSame(known.get(), purpose);
      return;
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] sealed = files.sealPrivate(handle, purpose, pair.getPrivate().getEncoded());
      files.write(
          new KeyFile(
              handle,
              purpose,
              KeyState.READY,
              pair.getPublic().getEncoded(),
              sealed,
              null,
              List.of()));
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("cannot generate key " + handle, e);
    }
  }

  private static void requireSame(KeyFile known, KeyPurpose purpose) {
    if (known.purpose() != purpose || known.state() == KeyState.DESTROYED) {
      throw new KeyVaultException(
          "key "
              + known.handle()
              + " exists: "
              + known.purpose()
              + ", "
              + known.state()
              + " (expected: "
              + purpose
              + ", not destroyed)");
    }
  }

  @Override
  public synchronized byte[] certificateRequest(KeyHandle handle, String subject) {
    KeyFile file = required(handle);
    try {
      var name = new X500Name(RFC4519Style.INSTANCE, subject);
      var signer = new JcaContentSignerBuilder(SIGNATURE).build(privateKey(file));
      return new JcaPKCS10CertificationRequestBuilder(name, publicKey(file))
          .build(signer)
          .getEncoded();
    } catch (OperatorCreationException | IOException | GeneralSecurityException e) {
      throw new KeyVaultException("cannot request a certificate for key " + handle, e);
    }
  }

  @Override
  public synchronized void keepChain(KeyHandle handle, List<X509Certificate> chain) {
    KeyFile file = required(handle);
    if (chain.isEmpty()
        || !Arrays.equals(chain.getFirst().getPublicKey().getEncoded(), file.publicKey())) {
      throw new KeyVaultException("the certificate is not of key " + handle);
    }
    files.write(file.withChain(chain));
  }

  @Override
  public synchronized List<X509Certificate> chain(KeyHandle handle) {
    return files.read(handle).map(KeyFile::chain).orElseGet(List::of);
  }

  @Override
  public synchronized void activate(KeyHandle handle, Digest document) {
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
  }

  @Override
  public synchronized byte[] sign(KeyHandle handle, Digest document, byte[] message) {
    KeyFile file = required(handle);
    boolean allowed =
        file.purpose().singleUse()
            ? isActivatedFor(file, document)
            : file.state() == KeyState.READY;
    if (!allowed) {
      throw new KeyVaultException(
          "key " + handle + " is " + file.state() + " (expected: activated for this document)");
    }
    if (file.purpose().singleUse()) {
      files.write(file.used());
    }
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initSign(privateKey(file));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("cannot sign with key " + handle, e);
    }
  }

  @Override
  public synchronized void destroy(KeyHandle handle) {
    files
        .read(handle)
        .filter(file -> file.state() != KeyState.DESTROYED)
        .ifPresent(file -> files.writeOverErased(file.destroyed()));
  }

  @Override
  public synchronized Optional<KeyState> state(KeyHandle handle) {
    return files.read(handle).map(KeyFile::state);
  }

  private static boolean isActivatedFor(KeyFile file, Digest document) {
    return file.state() == KeyState.ACTIVATED
        && file.activatedDocument().filter(document::equals).isPresent();
  }

  private KeyFile required(KeyHandle handle) {
    return files.read(handle).orElseThrow(() -> new KeyVaultException("there is no key " + handle));
  }

  private PrivateKey privateKey(KeyFile file) throws GeneralSecurityException {
    byte[] pkcs8 = files.openPrivate(file);
    try {
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private static PublicKey publicKey(KeyFile file) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(file.publicKey()));
  }
}
