package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.StartFailure;
import cn.laborproof.signing.shared.TestRandomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileKeyVaultTest extends KeyVaultContract {

  @TempDir Path directory;

  @Override
  KeyVault open(Map<KeyPurpose, KeyAlgorithm> algorithms) {
    try {
      var randomness = new TestRandomness();
      MasterKey master = MasterKey.keptIn(directory.resolve("master.secret"), randomness);
      Path keys = PrivateFiles.directory(directory.resolve("keys"));
      return new RecordedKeyVault(
          new KeyFiles(keys),
          new SealedPrivateKeys(master.keyFor("private-keys"), new SealedBox(randomness)),
          algorithms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void files_are_for_the_owner_only_and_hold_no_plain_key() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void a_key_file_moved_to_another_name_does_not_open() throws Exception {
    Path keys = directory.resolve("keys");
    Files.copy(keys.resolve(worker() + ".key"), keys.resolve("session-2.key"));
    assertThatThrownBy(() -> vault().state(new KeyHandle("session-2")))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_passphrase_file_others_can_read_is_refused() throws Exception {
    Path file = directory.resolve("master.secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> MasterKey.keptIn(file, new TestRandomness()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("can be read by others");
  }
}
