package cn.laborproof.signing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.testkit.ConsortiumNetwork;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bucket of a real MinIO server. */
class MinioObjectStoreTest extends ObjectStoreContract {

  private final String bucket = "test-" + UUID.randomUUID();
  private MinioClient client;
  private ObjectStore store;

  @BeforeEach
  void open() throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(ConsortiumNetwork.connection("minio"))) {
      properties.load(reader);
    }
    client =
        MinioClient.builder()
            .endpoint(properties.getProperty("endpoint"))
            .credentials(properties.getProperty("accessKey"), properties.getProperty("secretKey"))
            .build();
    store = new MinioObjectStore(client, bucket, Optional.empty(), Clock.systemUTC());
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Override
  void overwrite(Digest name, byte[] other) throws MinioException {
    client.putObject(
        PutObjectArgs.builder()
            .bucket(bucket)
            .object(name.hex())
            .data(other, other.length)
            .build());
  }

  @Test
  void a_second_opening_finds_the_same_objects() throws Exception {
    Digest name = store.put(CONTENT);
    ObjectStore again = new MinioObjectStore(client, bucket, Optional.empty(), Clock.systemUTC());
    assertThat(again.get(name)).isEqualTo(CONTENT);
  }

  @Test
  void what_is_to_be_retained_the_server_destroys_for_nobody() throws Exception {
    String locked = "locked-" + UUID.randomUUID();
    ObjectStore retaining =
        new MinioObjectStore(client, locked, Optional.of(Duration.ofMinutes(5)), Clock.systemUTC());
    Digest name = retaining.put(CONTENT);
    retaining.delete(name);
    assertThat(retaining.contains(name)).isFalse();

    Item kept = null;
    for (var result :
        client.listObjects(
            ListObjectsArgs.builder().bucket(locked).includeVersions(true).build())) {
      if (!result.get().isDeleteMarker()) {
        kept = result.get();
      }
    }
    assertThat(kept).isNotNull();
    String version = kept.versionId();
    assertThatThrownBy(() ->
            client.removeObject(
                RemoveObjectArgs.builder()
                    .bucket(locked)
                    .object(name.hex())
                    .versionId(version)
                    .build()))
        .isInstanceOf(MinioException.class);
  }

  @Test
  void a_server_that_is_away_is_an_input_output_fault() {
    MinioClient nobody =
        MinioClient.builder().endpoint("http://127.0.0.1:1").credentials("a", "b").build();
    assertThatThrownBy(
            () -> new MinioObjectStore(nobody, bucket, Optional.empty(), Clock.systemUTC()))
        .isInstanceOf(IOException.class);
  }
}
