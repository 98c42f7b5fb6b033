package cn.laborproof.signing.storage;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.vault.ContentCipher;
import io.minio.MinioClient;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory store of the embedded profile, the bucket of the consortium. */
class StorageConfiguration {

  /** The same for every organisation of an installation. */
  @Configuration(proxyBeanMethods = false)
  static class Suite {

    @Bean
    @ConditionalOnMissingBean
    StorageSuite storageSuite(
        @Value("${laborproof.store.cipher:aes-256-gcm}") ContentCipher cipher) {
      return _ -> cipher;
    }
  }

  private static final String CONSORTIUM = "laborproof.consortium";
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration TRANSFER = Duration.ofSeconds(30);

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = CONSORTIUM, havingValue = "false", matchIfMissing = true)
  static class Embedded {

    @Bean
    ObjectStore objectStore(Installation installation) throws IOException {
      return new DirectoryObjectStore(installation.sharedDirectory("store"));
    }

    @Bean
    SnapshotStore snapshotStore(Installation installation) throws IOException {
      return new DirectorySnapshotStore(installation.sharedDirectory("snapshots"));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(CONSORTIUM)
  static class Consortium {

    /**
     * The bucket of {@code connections/minio.properties}.
     *
     * @param retention how long the server itself keeps an object from being destroyed; none by
     *     default, since a lawful erasure destroys keys and not bytes
     */
    @Bean
    ObjectStore objectStore(
        @Value("${" + CONSORTIUM + "}") Path network,
        @Value("${laborproof.store.retention:#{null}}") Optional<Duration> retention,
        Clock clock)
        throws IOException {
      return bucket(network, retention, clock);
    }

    @Bean
    SnapshotStore snapshotStore(
        @Value("${" + CONSORTIUM + "}") Path network,
        @Value("${laborproof.store.retention:#{null}}") Optional<Duration> retention,
        Clock clock)
        throws IOException {
      return bucket(network, retention, clock).snapshots();
    }
  }

  /** Opens the bucket of a network. */
  static MinioObjectStore bucket(Path network, Optional<Duration> retention, Clock clock)
      throws IOException {
    Properties properties = new Properties();
    Path file = network.resolve("connections").resolve("minio.properties");
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    MinioClient client =
        MinioClient.builder()
            .endpoint(required(file, properties, "endpoint"))
            .credentials(
                required(file, properties, "accessKey"), required(file, properties, "secretKey"))
            .build();
    // Somebody waits for the answer; the library's own patience is five minutes.
    client.setTimeout(CONNECT.toMillis(), TRANSFER.toMillis(), TRANSFER.toMillis());
    return new MinioObjectStore(client, required(file, properties, "bucket"), retention, clock);
  }

  private static String required(Path file, Properties properties, String name) throws IOException {
    String value = properties.getProperty(name, "").strip();
    if (value.isEmpty()) {
      throw new IOException(file + ": " + name + ": missing (expected: present)");
    }
    return value;
  }
}
