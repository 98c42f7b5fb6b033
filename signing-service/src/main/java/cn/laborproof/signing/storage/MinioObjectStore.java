package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Objects in a bucket of a MinIO server, each under its SHA-256. What arrives there is encrypted
 * already.
 */
final class MinioObjectStore implements ObjectStore {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject");

  private final MinioClient client;
  private final String bucket;
  private final Optional<Duration> retention;
  private final Clock clock;

  /**
   * Opens a bucket, made if absent; with object lock if a retention is asked for.
   *
   * @param retention how long the server itself refuses to destroy an object, whoever asks; empty
   *     for no such promise
   * @throws IOException if the server does not answer or refuses
   */
  MinioObjectStore(MinioClient client, String bucket, Optional<Duration> retention, Clock clock)
      throws IOException {
    this.client = client;
    this.bucket = bucket;
    this.retention = retention;
    this.clock = clock;
    asked(() -> {
      if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
        client.makeBucket(
            MakeBucketArgs.builder().bucket(bucket).objectLock(retention.isPresent()).build());
      }
      return bucket;
    });
  }

  @Override
  public Digest put(byte[] content) throws IOException {
    Digest name = Digest.sha256(content);
    if (contains(name)) {
      return name;
    }
    PutObjectArgs.Builder object =
        PutObjectArgs.builder().bucket(bucket).object(name.hex()).data(content, content.length);
    retention
        .map(life -> clock.instant().plus(life).atZone(ZoneOffset.UTC))
        .ifPresent(until -> object.retention(new Retention(RetentionMode.COMPLIANCE, until)));
    asked(() -> client.putObject(object.build()));
    return name;
  }

  @Override
  public byte[] get(Digest name) throws IOException {
    byte[] content =
        asked(() -> {
          try (InputStream object =
              client.getObject(GetObjectArgs.builder().bucket(bucket).object(name.hex()).build())) {
            return object.readAllBytes();
          }
        });
    Digest found = Digest.sha256(content);
    if (!found.equals(name)) {
      throw new DamagedObjectException(name, found);
    }
    return content;
  }

  @Override
  public boolean contains(Digest name) throws IOException {
    try {
      asked(() ->
          client.statObject(StatObjectArgs.builder().bucket(bucket).object(name.hex()).build()));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Hides a retained object and removes any other; the server destroys nothing before its time. */
  @Override
  public void delete(Digest name) throws IOException {
    asked(() -> {
      client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(name.hex()).build());
      return name;
    });
  }

  @Override
  public void forEach(Consumer<StoredObject> visitor) throws IOException {
    var all = client.listObjects(ListObjectsArgs.builder().bucket(bucket).recursive(true).build());
    for (Result<Item> result : all) {
      Item item = asked(result::get);
      if (NAME.matcher(item.objectName()).matches()) {
        visitor.accept(
            new StoredObject(
                Digest.ofHex(item.objectName()), item.size(), item.lastModified().toInstant()));
      }
    }
  }

  /** Large files of the same bucket. */
  SnapshotStore snapshots() {
    return new MinioSnapshotStore(client, bucket);
  }

  static <T> T asked(Question<T> question) throws IOException {
    try {
      return question.put();
    } catch (ErrorResponseException e) {
      if (ABSENT.contains(e.errorResponse().code())) {
        throw new NoSuchFileException(e.errorResponse().objectName());
      }
      throw new IOException("the object store refuses: " + e.errorResponse().code(), e);
    } catch (MinioException e) {
      throw new IOException("the object store does not answer: " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      // What the client library makes of a connection that fails.
      if (e.getCause() instanceof IOException) {
        throw new IOException("the object store does not answer: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  /** One question to the server. */
  @FunctionalInterface
  interface Question<T> {
    T put() throws MinioException, IOException;
  }
}
