package cn.laborproof.signing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large files in a folder, and in the bucket of a real MinIO server: both keep the same word. */
class SnapshotStoreTest {

  @TempDir Path folder;

  enum Where {
    FOLDER,
    BUCKET
  }

  private final String ours = "test-" + UUID.randomUUID();

  private SnapshotStore store(Where where) throws IOException {
    return where == Where.FOLDER
        ? new DirectorySnapshotStore(folder.resolve("store"))
        : SnapshotStore.ofConsortium(ConsortiumNetwork.directory(), Clock.systemUTC());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("file"), content);
  }

  private static String read(SnapshotStore store, String name) throws IOException {
    try (InputStream in = store.open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_file_is_there_under_its_name_until_it_is_removed(Where where) throws IOException {
    SnapshotStore store = store(where);
    store.put(ours + "/day/wages-0.parquet", file("one"));
    store.put(ours + "/day/wages-0.parquet", file("two"));
    store.put(ours + "-other/wages-0.parquet", file("theirs"));
    assertThat(read(store(where), ours + "/day/wages-0.parquet")).isEqualTo("two");
    assertThat(store.names(ours + "/")).containsExactly(ours + "/day/wages-0.parquet");
    store.delete(ours + "/day/wages-0.parquet");
    store.delete(ours + "/day/wages-0.parquet");
    assertThat(store.names(ours + "/")).isEmpty();
    assertThatThrownBy(() -> read(store, ours + "/day/wages-0.parquet"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(read(store, ours + "-other/wages-0.parquet")).isEqualTo("theirs");
    store.delete(ours + "-other/wages-0.parquet");
  }

  @ParameterizedTest
  @EnumSource
  void a_name_that_leads_elsewhere_is_none(Where where) throws IOException {
    SnapshotStore store = store(where);
    Path file = file("x");
    for (String name : new String[] {"../x", "/x", "a//b", "a/../b", "", "A"}) {
      assertThatThrownBy(() -> store.put(name, file)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
