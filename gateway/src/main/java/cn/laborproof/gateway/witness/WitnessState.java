package cn.laborproof.gateway.witness;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latest checkpoint cosigned of each log, in one file that is replaced as a whole. The log's
 * own signature is kept with it, so that a second root of the same size can be shown beside the
 * first.
 */
final class WitnessState {
  private static final String VERSION = "laborproof/witness/v1";

  private final Path file;
  private final SortedMap<String, Seen> logs;

  private WitnessState(Path file, SortedMap<String, Seen> logs) {
    this.file = file;
    this.logs = logs;
  }

  /**
   * What was cosigned.
   *
   * @param note its text with the log's signature
   */
  record Seen(Checkpoint checkpoint, SignedNote note) {}

  /** A state that remembers nothing, written to the file. */
  static WitnessState create(Path file) throws IOException {
    WitnessState state = new WitnessState(file, new TreeMap<>());
    state.write(state.logs);
    return state;
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it is not there or damaged: a witness that forgot must not go on
   */
  static WitnessState load(Path file) throws IOException {
    try {
      JsonFields in = Json.parseObject(Files.readAllBytes(file)).fields("witness state");
      if (!in.string("v").equals(VERSION)) {
        throw in.fault("v", "(expected: " + VERSION + ")");
      }
      SortedMap<String, Seen> logs = new TreeMap<>();
      in.objects("logs", WitnessState::read)
          .forEach(seen -> logs.put(seen.checkpoint().origin(), seen));
      in.end();
      return new WitnessState(file, logs);
    } catch (MalformedException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Seen read(JsonFields in) {
    Checkpoint checkpoint =
        new Checkpoint(in.string("origin"), in.integer("size"), in.digest("root"));
    SignedNote note = SignedNote.parse(in.string("note"));
    in.end();
    return new Seen(checkpoint, note);
  }

  Optional<Seen> of(String origin) {
    return Optional.ofNullable(logs.get(origin));
  }

  long sizeOf(String origin) {
    return of(origin).map(seen -> seen.checkpoint().size()).orElse(0L);
  }

  /**
   * Remembers a checkpoint. Once this returns it survives a loss of power; when it throws, memory
   * still holds the one before, and the file holds either.
   */
  void keep(Seen seen) throws IOException {
    SortedMap<String, Seen> next = new TreeMap<>(logs);
    next.put(seen.checkpoint().origin(), seen);
    write(next);
    logs.put(seen.checkpoint().origin(), seen);
  }

  private void write(SortedMap<String, Seen> content) throws IOException {
    JsonObject json =
        JsonObject.builder()
            .put("v", VERSION)
            .put("logs", JsonArray.of(List.copyOf(content.values()), WitnessState::toJson))
            .build();
    Durable.write(file, json.canonicalBytes());
  }

  private static JsonObject toJson(Seen seen) {
    Digest root = seen.checkpoint().root();
    return JsonObject.builder()
        .put("origin", seen.checkpoint().origin())
        .put("size", seen.checkpoint().size())
        .put("root", root.hex())
        .put("note", seen.note().encoded())
        .build();
  }
}
