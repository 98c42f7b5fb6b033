package cn.laborproof.signing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectStoreTest extends ObjectStoreContract {

  @TempDir Path directory;
  private ObjectStore store;

  @BeforeEach
  void open() throws IOException {
    store = ObjectStore.in(directory);
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Override
  void overwrite(Digest name, byte[] other) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      Files.write(files.filter(Files::isRegularFile).findFirst().orElseThrow(), other);
    }
  }

  @Test
  void a_half_written_file_is_no_object() throws Exception {
    Path shard = Files.createDirectories(directory.resolve("ab/cd"));
    Files.write(shard.resolve(".new123"), new byte[] {9});
    assertThat(names()).isEmpty();
  }
}
