package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Transactions on their way, one file per lane, on disk before the orderers hear of them: whoever
 * starts after a crash finds them and settles them before it makes another.
 */
final class PendingTransactions {

  private final Path directory;

  PendingTransactions(Path directory) throws IOException {
    Durable.directory(directory);
    this.directory = directory;
  }

  Optional<PendingTransaction> of(String lane) throws IOException {
    Path file = file(lane);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PendingTransaction.parse(Files.readAllBytes(file)));
    } catch (MalformedException | IllegalArgumentException e) {
      throw new IOException(file + " holds no pending transaction", e);
    }
  }

  void keep(PendingTransaction pending) throws IOException {
    Durable.write(file(pending.lane()), pending.bytes());
  }

  void settled(PendingTransaction pending) throws IOException {
    Files.deleteIfExists(file(pending.lane()));
    Durable.sync(directory);
  }

  /** How many there are. */
  long count() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private Path file(String lane) {
    return directory.resolve(Digest.sha256(lane.getBytes(StandardCharsets.UTF_8)).hex() + ".json");
  }
}
