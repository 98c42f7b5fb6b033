package cn.laborproof.signing.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where keys and the vault's secret are ({@code laborproof.vault.*}).
 *
 * @param passphraseFile file with 64 hexadecimal digits, mode 0600; generated inside the vault when
 *     unset. Production keeps it on another volume than the vault
 * @param sealKey what kind of key new seals get
 * @param pkcs11 a token for the signing keys; left out: encrypted files
 */
@ConfigurationProperties("laborproof.vault")
record VaultProperties(
    @Nullable Path passphraseFile,
    @DefaultValue("p-256") KeyAlgorithm sealKey,
    @Nullable Pkcs11 pkcs11) {

  /**
   * A token behind a PKCS#11 library. The PIN itself is never a setting: settings are logged and
   * shown.
   *
   * @param library shared library of the token's maker
   * @param slot identifier of the slot; left out: by {@code slotIndex}
   * @param slotIndex place in the library's list of slots, from 0
   * @param pinFile file that holds the user's PIN, mode 0600; left out: the environment variable
   *     {@value TokenPin#VARIABLE}
   * @param sessions how many keys may be at work in the token at once
   */
  record Pkcs11(
      Path library,
      @Nullable Long slot,
      @DefaultValue("0") int slotIndex,
      @Nullable Path pinFile,
      @DefaultValue("16") int sessions) {}
}
