package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Signing keys in encrypted files or, by configuration, in a PKCS#11 token; data keys, digests and
 * note keys under the master secret either way.
 */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

  @Bean
  SealedBox sealedBox(Randomness randomness) {
    return new SealedBox(randomness);
  }

  @Bean
  MasterKey masterKey(Installation installation, VaultProperties properties, Randomness randomness)
      throws IOException {
    Path configured = properties.passphraseFile();
    Path file =
        configured != null
            ? configured
            : installation.sharedDirectory("vault").resolve("master.secret");
    return MasterKey.keptIn(file, randomness);
  }

  /** Lazy: {@code fsck} and {@code recover} need no signing key and must not disturb the token. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean
  KeyVault keyVault(
      Installation installation,
      VaultProperties properties,
      MasterKey master,
      SealedBox box,
      Randomness randomness)
      throws IOException {
    Path vault = PrivateFiles.directory(installation.sharedDirectory("vault"));
    Map<KeyPurpose, KeyAlgorithm> algorithms =
        Map.of(KeyPurpose.ORGANISATION_SEAL, properties.sealKey());
    VaultProperties.Pkcs11 pkcs11 = properties.pkcs11();
    if (pkcs11 != null) {
      return TokenVault.open(
          vault,
          label -> Token.open(pkcs11, TokenPin.read(pkcs11.pinFile(), System.getenv()), label),
          algorithms,
          randomness);
    }
    TokenVault.refuseTokenRecords(vault);
    Path keys = PrivateFiles.directory(vault.resolve("keys"));
    return new RecordedKeyVault(
        new KeyFiles(keys), new SealedPrivateKeys(master.keyFor("private-keys"), box), algorithms);
  }

  @Bean
  @ConditionalOnMissingBean
  KeyWrapping keyWrapping(MasterKey master, SealedBox box) {
    return new MasterKeyWrapping(master.keyFor("data-keys"), box);
  }

  @Bean
  @ConditionalOnMissingBean
  KeyedDigest keyedDigest(MasterKey master) {
    return new MasterKeyedDigest(master.keyFor("keyed-digests"));
  }

  @Bean
  @ConditionalOnMissingBean
  NoteKeys noteKeys(
      Installation installation, MasterKey master, SealedBox box, Randomness randomness)
      throws IOException {
    Path seeds = PrivateFiles.directory(installation.sharedDirectory("vault").resolve("note-keys"));
    return new FileNoteKeys(seeds, master.keyFor("note-keys"), box, randomness);
  }
}
