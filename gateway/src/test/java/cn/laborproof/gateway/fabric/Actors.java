package cn.laborproof.gateway.fabric;

import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Identities of the running consortium, each with its own way to submit. All go through one peer,
 * so that what one of them wrote the next one sees.
 */
final class Actors implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final Optional<String> chaincode;
  private final Map<String, ChannelClient> clients = new HashMap<>();

  Actors(Path directory) {
    this(directory, Optional.empty());
  }

  /** Identities that call another chaincode than the one of their connection files. */
  Actors(Path directory, String chaincode) {
    this(directory, Optional.of(chaincode));
  }

  private Actors(Path directory, Optional<String> chaincode) {
    this.directory = directory;
    this.chaincode = chaincode;
  }

  /** The identity of a connection file, {@code labour-operator} for example. */
  synchronized ChannelClient of(String connection) {
    return clients.computeIfAbsent(connection, this::open);
  }

  private ChannelClient open(String connection) {
    try {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(ConsortiumNetwork.connection(connection))) {
        properties.load(reader);
      }
      properties.setProperty("peers", connection.startsWith("court") ? "Court" : "LabourBureau");
      chaincode.ifPresent(name -> properties.setProperty("chaincode", name));
      Files.createDirectories(directory);
      Path file = directory.resolve(connection + ".properties");
      try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        properties.store(writer, null);
      }
      return ChannelClient.open(file, directory.resolve(connection), PATIENCE, Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (ChannelClient client : clients.values()) {
      client.close();
    }
  }
}
