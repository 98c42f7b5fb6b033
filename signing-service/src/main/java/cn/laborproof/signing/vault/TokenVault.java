package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts a vault on a token together, and refuses to begin where keys and records do not belong
 * together: a seal that is "not there" would be made anew, under a key no certificate speaks of.
 */
final class TokenVault {

  private static final String MARK = "token.id";
  private static final int MARK_BYTES = 8;
  private static final byte[] PROBE = "laborproof/vault/probe".getBytes(StandardCharsets.US_ASCII);

  private static final String LABEL = "LaborProof ";

  private TokenVault() {}

  /** Opens the token; keys made in it are marked with the label. */
  interface Opening {
    Token under(String label);
  }

  /** Keys of a vault directory: in a token, their records in {@code token-keys}. */
  static KeyVault open(
      Path directory,
      Opening opening,
      Map<KeyPurpose, KeyAlgorithm> algorithms,
      Randomness randomness)
      throws IOException {
    Path mark = directory.resolve(MARK);
    Token token;
    if (Files.exists(mark)) {
      String id = Files.readString(mark, StandardCharsets.US_ASCII).strip();
      token = opening.under(LABEL + id);
      requireMarked(token, id);
    } else {
      refuseKeysIn(directory.resolve("keys"), "encrypted files", "a token");
      String id = "vault-" + HexFormat.of().formatHex(randomness.bytes(MARK_BYTES));
      token = opening.under(LABEL + id);
      token.make(id, KeyAlgorithm.P_256);
      PrivateFiles.write(mark, id.getBytes(StandardCharsets.US_ASCII));
    }
    Path records = PrivateFiles.directory(directory.resolve("token-keys"));
    return new RecordedKeyVault(new KeyFiles(records), new TokenPrivateKeys(token), algorithms);
  }

  /** Keys of a vault directory: in encrypted files. */
  static void refuseTokenRecords(Path directory) throws IOException {
    refuseKeysIn(directory.resolve("token-keys"), "a PKCS#11 token", "encrypted files");
  }

  private static void requireMarked(Token token, String id) {
    if (token.find(id).isEmpty()) {
      throw new StartFailure(
          "The token in the slot is not the one that holds this installation's keys (" + id + ").",
          "Put the right token in, or correct laborproof.vault.pkcs11.slot; without it no seal can be used.");
    }
    token.sign(id, KeyAlgorithm.P_256, PROBE);
  }

  private static void refuseKeysIn(Path keys, String there, String wanted) throws IOException {
    if (!Files.isDirectory(keys)) {
      return;
    }
    try (Stream<Path> files = Files.list(keys)) {
      if (files.anyMatch(file -> file.toString().endsWith(".key"))) {
        throw new StartFailure(
            "This installation's keys are in "
                + there
                + ", and the settings ask for "
                + wanted
                + ".",
            "Keys do not move: go on as before, or begin in another data directory and have the seals made anew.");
      }
    }
  }
}
