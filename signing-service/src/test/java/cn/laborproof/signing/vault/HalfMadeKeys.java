package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.TestRandomness;
import cn.laborproof.signing.vault.TokenObjects.Function;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Vaults on a real SoftHSM token, and runs that die after the key and before its certificate. */
public final class HalfMadeKeys {
  static final VaultProperties.Pkcs11 TOKEN =
      new VaultProperties.Pkcs11(SoftHsm.library(), SoftHsm.slot("half"), 0, null, 4);

  private HalfMadeKeys() {}

  /** The vault of an installation whose data lies there. */
  public static KeyVault vault(Path directory) throws IOException {
    return TokenVault.open(
        PrivateFiles.directory(directory),
        label -> Token.open(TOKEN, SoftHsm.PIN.toCharArray(), label),
        Map.of(),
        new TestRandomness());
  }

  /** The token takes the key, not its certificate, and does not take the key back. */
  public static void leave(KeyVault vault, KeyHandle key, KeyPurpose purpose) {
    try (var _ = new RefusingToken(Function.CREATE, Function.DESTROY)) {
      assertThatThrownBy(() -> vault.generate(key, purpose)).isInstanceOf(KeyVaultException.class);
    }
  }
}
