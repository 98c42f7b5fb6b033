package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonValue;
import cn.laborproof.proof.ledger.fabric.FabricHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How far the blocks of a channel have been taken: everything below {@code next} is done and on
 * disk.
 *
 * @param genesis of the channel
 * @param origins the logs that are looked for
 * @param next number of the first block that is not done
 * @param last hash of the block before it; empty at the beginning
 * @param configs numbers of the config blocks so far, from 0
 */
record ChainProgress(
    Digest genesis,
    SortedSet<String> origins,
    long next,
    Optional<Digest> last,
    List<Long> configs) {

  private static final String FILE = "progress.json";

  ChainProgress {
    configs = List.copyOf(configs);
  }

  static ChainProgress none(Digest genesis, SortedSet<String> origins) {
    return new ChainProgress(genesis, origins, 0, Optional.empty(), List.of());
  }

  /**
   * What was written down last; nothing when that cannot be read: then it is begun anew.
   *
   * @throws IOException if it cannot be used or is of another channel
   */
  static Optional<ChainProgress> read(Path directory, Digest genesis) throws IOException {
    Optional<ChainProgress> known = read(directory);
    if (known.isPresent() && !known.get().genesis().equals(genesis)) {
      throw new IOException(
          directory + " is of another channel than the one whose genesis is pinned");
    }
    return known;
  }

  private static Optional<ChainProgress> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      JsonFields fields = Json.parseCanonicalObject(Files.readAllBytes(file)).fields("progress");
      var progress =
          new ChainProgress(
              fields.digest("genesis"),
              new TreeSet<>(fields.strings("origins")),
              fields.integer("next", 0, JsonInteger.MAX),
              fields.optionalDigest("last"),
              fields.array("configs").items().stream().map(ChainProgress::number).toList());
      fields.end();
      return Optional.of(progress);
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static long number(JsonValue value) {
    if (value instanceof JsonInteger(long number)) {
      return number;
    }
    throw new MalformedException("progress.configs: (expected: numbers)");
  }

  void write(Path directory) throws IOException {
    Durable.write(
        directory.resolve(FILE),
        JsonObject.builder()
            .put("genesis", genesis.hex())
            .put("origins", JsonArray.ofStrings(List.copyOf(origins)))
            .put("next", next)
            .putIfPresent("last", last.map(Digest::hex))
            .put("configs", JsonArray.of(configs, JsonInteger::new))
            .build()
            .canonicalBytes());
  }

  /**
   * The progress after the next block.
   *
   * @param config whether the block changes the configuration
   * @throws MalformedException if the block does not continue this chain
   */
  ChainProgress after(FabricHeader header, boolean config) {
    boolean continues = next == 0 ? header.hash().equals(genesis) : header.previous().equals(last);
    if (header.number() != next || !continues) {
      throw new MalformedException(
          "block %d does not continue the chain after block %d"
              .formatted(header.number(), next - 1));
    }
    List<Long> known = config ? Stream.concat(configs.stream(), Stream.of(next)).toList() : configs;
    return new ChainProgress(genesis, origins, next + 1, Optional.of(header.hash()), known);
  }
}
