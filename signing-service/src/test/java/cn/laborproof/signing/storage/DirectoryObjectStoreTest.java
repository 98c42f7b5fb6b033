package cn.laborproof.signing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectStoreTest {

  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path directory;
  private ObjectStore store;

  @BeforeEach
  void open() throws IOException {
    store = ObjectStore.in(directory);
  }

  @Test
  void the_same_bytes_twice_are_one_object() throws IOException {
    Digest name = store.put(CONTENT);
    assertThat(store.put(CONTENT)).isEqualTo(name).isEqualTo(Digest.sha256(CONTENT));
    assertThat(store.get(name)).isEqualTo(CONTENT);
    assertThat(names()).containsExactly(name);
  }

  @Test
  void a_flipped_bit_is_found_when_reading() throws IOException {
    Digest name = store.put(CONTENT);
    Files.write(file(), new byte[] {1, 2, 2});
    assertThatThrownBy(() -> store.get(name))
        .isInstanceOfSatisfying(
            DamagedObjectException.class, e -> assertThat(e.expected()).isEqualTo(name));
  }

  @Test
  void what_is_not_there_is_said_to_be_not_there() throws IOException {
    Digest name = Digest.sha256(CONTENT);
    assertThat(store.contains(name)).isFalse();
    assertThatThrownBy(() -> store.get(name)).isInstanceOf(NoSuchFileException.class);
    store.delete(name);
  }

  @Test
  void a_half_written_file_is_no_object() throws IOException {
    Path shard = Files.createDirectories(directory.resolve("ab/cd"));
    Files.write(shard.resolve(".new123"), new byte[] {9});
    assertThat(names()).isEmpty();
  }

  private List<Digest> names() throws IOException {
    var names = new ArrayList<Digest>();
    store.forEach(object -> names.add(object.name()));
    return names;
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }
}
