package cn.laborproof.gateway.embedded;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key as a PKCS#8 PEM file that only its owner may read; OpenSSL reads it too. */
public final class KeyFile {

  /** RFC 8410 §7: PKCS#8 around a 32-byte seed is this prefix and the seed. */
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
  private static final String END = "\n-----END PRIVATE KEY-----\n";

  private KeyFile() {}

  /**
   * Reads the key, or draws one and writes it if the file is not there.
   *
   * @throws IOException if the file cannot be read or written, or holds something else
   */
  public static Ed25519SecretKey openOrCreate(Path file, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      return open(file);
    }
    Ed25519SecretKey key = Ed25519SecretKey.generate(random);
    Durable.write(file, pem(key).getBytes(StandardCharsets.US_ASCII));
    return key;
  }

  /**
   * Reads the key.
   *
   * @throws IOException if the file cannot be read or holds something else
   */
  public static Ed25519SecretKey open(Path file) throws IOException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
      throw new IOException(file + " is no PKCS#8 PEM file");
    }
    byte[] der;
    try {
      der = Base64.getDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no PKCS#8 PEM file", e);
    }
    int prefix = PKCS8_PREFIX.length;
    boolean ed25519 =
        der.length == prefix + Ed25519SecretKey.LENGTH
            && Arrays.equals(der, 0, prefix, PKCS8_PREFIX, 0, prefix);
    if (!ed25519) {
      throw new IOException(file + " holds no Ed25519 key");
    }
    return Ed25519SecretKey.of(Arrays.copyOfRange(der, prefix, der.length));
  }

  private static String pem(Ed25519SecretKey key) {
    byte[] der = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + Ed25519SecretKey.LENGTH);
    System.arraycopy(key.seed(), 0, der, PKCS8_PREFIX.length, Ed25519SecretKey.LENGTH);
    return BEGIN + Base64.getEncoder().encodeToString(der) + END;
  }
}
