package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the PIN of the token comes from: a file of ours only, or the environment. */
final class TokenPin {

  /** Environment variable that holds the PIN where there is no file. */
  static final String VARIABLE = "LABORPROOF_VAULT_PIN";

  private TokenPin() {}

  /** Reads the PIN; the caller wipes it. */
  static char[] read(@Nullable Path file, Map<String, String> environment) {
    if (file == null) {
      String pin = environment.getOrDefault(VARIABLE, "");
      if (pin.isEmpty()) {
        throw new StartFailure(
            "The vault is on PKCS#11, and there is no PIN for its token.",
            "Set laborproof.vault.pkcs11.pin-file to a file with the PIN (mode 0600), or the environment variable "
                + VARIABLE
                + ".");
      }
      return pin.toCharArray();
    }
    try {
      PrivateFiles.refuseReadableByOthers(file, "The PIN file of the vault's token");
      byte[] bytes = Files.readAllBytes(file);
      CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
      int end = decoded.limit();
      while (end > 0 && Character.isWhitespace(decoded.get(end - 1))) {
        end--;
      }
      char[] pin = new char[end];
      decoded.get(pin);
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(decoded.array(), '\0');
      return pin;
    } catch (IOException e) {
      throw new StartFailure(
          "The PIN file of the vault's token cannot be read: " + file,
          "Put the PIN into that file, mode 0600, or set laborproof.vault.pkcs11.pin-file to another.",
          e);
    }
  }
}
