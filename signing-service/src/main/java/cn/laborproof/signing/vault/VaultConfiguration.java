package cn.laborproof.signing.vault;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The encrypted keystore of the embedded profile; a PKCS#11 vault replaces the beans. */
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
        configured != null ? configured : installation.directory("vault").resolve("master.secret");
    return MasterKey.keptIn(file, randomness);
  }

  @Bean
  @ConditionalOnMissingBean
  KeyVault keyVault(Installation installation, MasterKey master, SealedBox box) throws IOException {
    Path keys = PrivateFiles.directory(installation.directory("vault").resolve("keys"));
    return new FileKeyVault(new KeyFiles(keys, master.keyFor("private-keys"), box));
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
    Path seeds = PrivateFiles.directory(installation.directory("vault").resolve("note-keys"));
    return new FileNoteKeys(seeds, master.keyFor("note-keys"), box, randomness);
  }
}
