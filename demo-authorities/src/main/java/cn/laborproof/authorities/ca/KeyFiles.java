package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.proof.national.Sm2;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Keys and certificates as PEM files. A key file holds both halves, unencrypted and readable by its
 * owner only: these keys vouch for a demonstration.
 *
 * @param directory where the files lie
 * @param random makes the keys
 */
record KeyFiles(StateDirectory directory, SecureRandom random) {
  /** The P-256 key of that name, made now when there is none. */
  KeyPair ec(String name) throws IOException {
    return key(
        name,
        KeyFactory::getInstance,
        () -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
          generator.initialize(new ECGenParameterSpec("secp256r1"), random);
          return generator.generateKeyPair();
        });
  }

  /** The SM2 key of that name, made now when there is none. */
  KeyPair sm2(String name) throws IOException {
    return key(
        name, family -> KeyFactory.getInstance(family, Sm2.provider()), () -> Sm2.generate(random));
  }

  private interface Reading {
    KeyFactory of(String family) throws GeneralSecurityException;
  }

  private interface Making {
    KeyPair pair() throws GeneralSecurityException;
  }

  private KeyPair key(String name, Reading reading, Making making) throws IOException {
    try {
      Optional<byte[]> kept = directory.read(name + ".key");
      if (kept.isPresent()) {
        return parse(kept.get(), reading.of("EC"));
      }
      KeyPair made = making.pair();
      directory.replace(
          name + ".key",
          pem(
              new PemObject("PRIVATE KEY", made.getPrivate().getEncoded()),
              new PemObject("PUBLIC KEY", made.getPublic().getEncoded())));
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "the key file " + directory.file(name + ".key") + " is damaged; restore it from a copy",
          e);
    }
  }

  private static KeyPair parse(byte[] content, KeyFactory factory)
      throws IOException, GeneralSecurityException {
    try (PemReader reader = reader(content)) {
      PemObject privateHalf = reader.readPemObject();
      PemObject publicHalf = reader.readPemObject();
      if (privateHalf == null || publicHalf == null) {
        throw new GeneralSecurityException("a half is missing");
      }
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(publicHalf.getContent())),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateHalf.getContent())));
    }
  }

  Optional<X509CertificateHolder> certificate(String name) throws IOException {
    Optional<byte[]> kept = directory.read(name + ".pem");
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try (PemReader reader = reader(kept.get())) {
      PemObject block = reader.readPemObject();
      if (block == null) {
        throw new IOException("no certificate in " + directory.file(name + ".pem"));
      }
      return Optional.of(new X509CertificateHolder(block.getContent()));
    }
  }

  void keep(String name, X509CertificateHolder certificate) throws IOException {
    directory.replace(name + ".pem", pem(new PemObject("CERTIFICATE", certificate.getEncoded())));
  }

  private static byte[] pem(PemObject... blocks) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      for (PemObject block : blocks) {
        writer.writeObject(block);
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static PemReader reader(byte[] content) {
    return new PemReader(
        new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.US_ASCII));
  }
}
