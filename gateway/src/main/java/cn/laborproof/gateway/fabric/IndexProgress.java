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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How far the index has come: everything below {@code next} is in its files and on disk.
 *
 * @param genesis of the channel it is of
 * @param origins the logs it indexes
 * @param next number of the first block that is not indexed
 * @param last hash of the block before it; empty at the beginning
 * @param configs numbers of the config blocks so far, from 0
 */
record IndexProgress(
    Digest genesis,
    SortedSet<String> origins,
    long next,
    Optional<Digest> last,
    List<Long> configs) {

  private static final String FILE = "progress.json";

  IndexProgress {
    configs = List.copyOf(configs);
  }

  static IndexProgress none(Digest genesis, SortedSet<String> origins) {
    return new IndexProgress(genesis, origins, 0, Optional.empty(), List.of());
  }

  /** What was written down last; nothing when that cannot be read, the index is then built anew. */
  static Optional<IndexProgress> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      JsonFields fields = Json.parseCanonicalObject(Files.readAllBytes(file)).fields("progress");
      var progress =
          new IndexProgress(
              fields.digest("genesis"),
              new TreeSet<>(fields.strings("origins")),
              fields.integer("next", 0, JsonInteger.MAX),
              fields.optionalDigest("last"),
              fields.array("configs").items().stream().map(IndexProgress::number).toList());
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

  IndexProgress after(long block, Digest hash, boolean config) {
    List<Long> known =
        config ? Stream.concat(configs.stream(), Stream.of(block)).toList() : configs;
    return new IndexProgress(genesis, origins, block + 1, Optional.of(hash), known);
  }
}
