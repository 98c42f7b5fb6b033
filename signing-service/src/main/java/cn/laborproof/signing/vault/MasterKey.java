package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The secret everything in the vault is encrypted under: 32 random bytes in a file only the service
 * may read. It is full-entropy by construction, so HKDF (RFC 5869) and no password hash derives the
 * working keys, one per use.
 */
final class MasterKey {

  private static final int LENGTH = 32;

  private final byte[] secret;

  private MasterKey(byte[] secret) {
    this.secret = secret;
  }

  static MasterKey keptIn(Path file, Randomness randomness) throws IOException {
    if (!Files.exists(file)) {
      String hex = HexFormat.of().formatHex(randomness.bytes(LENGTH)) + "\n";
      PrivateFiles.write(file, hex.getBytes(StandardCharsets.US_ASCII));
    }
    PrivateFiles.refuseReadableByOthers(file, "The vault's passphrase file");
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (text.length() != 2 * LENGTH) {
      throw new StartFailure(
          "The vault's passphrase file " + file + " does not hold 64 hexadecimal digits.",
          "Put the file back from the backup made with the vault; without it nothing in the vault opens.");
    }
    return new MasterKey(HexFormat.of().parseHex(text));
  }

  /** Derives the 32-byte key of one use. */
  byte[] keyFor(String use) {
    try {
      KDF hkdf = KDF.getInstance("HKDF-SHA256");
      return hkdf.deriveData(
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .thenExpand(
                  ("laborproof/vault/v1/" + use).getBytes(StandardCharsets.US_ASCII),
                  SealedBox.KEY_LENGTH));
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("cannot derive the key for " + use, e);
    }
  }
}
