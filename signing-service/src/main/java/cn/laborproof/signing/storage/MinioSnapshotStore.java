package cn.laborproof.signing.storage;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.UploadObjectArgs;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files below one prefix of the bucket, sent in parts and never under retention: they are thrown
 * away after some nights. The store of objects leaves alone what is not named by a digest.
 */
final class MinioSnapshotStore implements SnapshotStore {

  private static final String PREFIX = "snapshots/";

  private final MinioClient client;
  private final String bucket;

  MinioSnapshotStore(MinioClient client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void put(String name, Path file) throws IOException {
    MinioObjectStore.asked(() ->
        client.uploadObject(
            UploadObjectArgs.builder()
                .bucket(bucket)
                .object(object(name))
                .filename(file.toString())
                .build()));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return MinioObjectStore.asked(() ->
        client.getObject(GetObjectArgs.builder().bucket(bucket).object(object(name)).build()));
  }

  @Override
  public List<String> names(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    var listed =
        client.listObjects(
            ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(PREFIX + folder)
                .recursive(true)
                .build());
    for (Result<Item> result : listed) {
      names.add(MinioObjectStore.asked(result::get).objectName().substring(PREFIX.length()));
    }
    return names;
  }

  @Override
  public void delete(String name) throws IOException {
    MinioObjectStore.asked(() -> {
      client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(object(name)).build());
      return name;
    });
  }

  private static String object(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name: not one of ours");
    }
    return PREFIX + name;
  }
}
