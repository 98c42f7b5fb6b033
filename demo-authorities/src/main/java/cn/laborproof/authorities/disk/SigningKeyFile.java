package cn.laborproof.authorities.disk;

import cn.laborproof.proof.key.Ed25519SecretKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** An Ed25519 seed in a file of its own, as hexadecimal text. */
public final class SigningKeyFile {
  private SigningKeyFile() {}

  /**
   * Reads the key, or makes it at the first start.
   *
   * @throws IOException when it cannot be read, kept, or is not a seed
   */
  public static Ed25519SecretKey open(StateDirectory directory, String file, SecureRandom random)
      throws IOException {
    Optional<byte[]> kept = directory.read(file);
    if (kept.isEmpty()) {
      Ed25519SecretKey made = Ed25519SecretKey.generate(random);
      directory.replace(
          file, HexFormat.of().formatHex(made.seed()).getBytes(StandardCharsets.US_ASCII));
      return made;
    }
    try {
      String hex = new String(kept.get(), StandardCharsets.US_ASCII).strip();
      return Ed25519SecretKey.of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the key file " + directory.file(file) + " is damaged; restore it from a copy", e);
    }
  }
}
