package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Everything an outsider needs to compute a draw again: one canonical JSON file, {@code
 * *.draw.json}.
 *
 * @param events the whole stream of the draw from seq 1 on; the first leads to the checkpoint of
 *     the lot, all others to one later checkpoint
 * @param consistency from the checkpoint of the lot to the later one; present exactly with later
 *     events
 * @param ledger that the checkpoint of the lot was anchored; absent where no ledger is
 * @param previous what was the ledger's newest checkpoint of this log before that of the lot;
 *     absent when there was none, or when nobody knows
 * @param stretch the log from where the terms were fixed to the lot; absent where that is too long,
 *     or not stated in the terms
 * @param share the office's own part of the lot, once it is known
 * @param result who was drawn, once that is known
 * @param openings candidates the holder may know by name
 */
public record DrawPackage(
    DrawTerms terms,
    CandidateList employers,
    CandidateList inspectors,
    Conflicts conflicts,
    List<Logged> events,
    Optional<ConsistencyProof> consistency,
    Optional<LedgerProof> ledger,
    Optional<Head> previous,
    Optional<LogStretch> stretch,
    Optional<Digest> share,
    Optional<Selection> result,
    List<Candidate> openings) {
  /** The member {@code v}. */
  public static final String VERSION = "laborproof/draw-package/v1";

  /** Room for events, proofs and what institutions say; a Fabric proof has some hundred KB. */
  private static final int REST = 512 * 1024;

  private static final int QUOTED = 2 * Digest.LENGTH + 3;
  private static final int PAIR = 4 * Digest.LENGTH + 3;
  private static final int ASSIGNMENT = QUOTED + "{\"employer\":,\"inspectors\":[]}".length();

  /** A checkpoint of the log without its signature. */
  public record Head(long size, Digest root) {
    private JsonObject toJson() {
      return JsonObject.builder()
          .put("size", new JsonInteger(size))
          .put("root", root.hex())
          .build();
    }

    private static Head read(JsonFields in) {
      var head = new Head(in.integer("size", 1, JsonInteger.MAX), in.digest("root"));
      in.end();
      return head;
    }
  }

  /** An event of the draw's stream with what ties it to the log. */
  public record Logged(EvidenceEvent event, Salt salt, TlogProof proof) {
    /** What the log holds for it. */
    public Digest commitment() {
      return event.commitment(salt);
    }

    Digest leafHash() {
      return LogEntry.ofCommitment(commitment()).leafHash();
    }

    private JsonObject toJson() {
      return JsonObject.builder()
          .put("event", event.toJson())
          .put("salt", salt.hex())
          .put("proof", new String(proof.bytes(), StandardCharsets.UTF_8))
          .build();
    }

    private static Logged read(JsonFields in) {
      var logged =
          new Logged(
              EvidenceEvent.parse(in.object("event").canonicalBytes()),
              Salt.ofHex(in.string("salt")),
              TlogProof.parse(in.string("proof").getBytes(StandardCharsets.UTF_8)));
      in.end();
      return logged;
    }
  }

  public DrawPackage {
    events = List.copyOf(events);
    openings = List.copyOf(openings);
    if (events.isEmpty() || consistency.isPresent() != events.size() > 1) {
      throw new MalformedException("draw package: events and consistency do not go together");
    }
  }

  /** The canonical bytes of the file. */
  public byte[] bytes() {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("v", VERSION)
            .put("terms", terms.toJson())
            .put("employers", employers.toJson())
            .put("inspectors", inspectors.toJson())
            .put("conflicts", conflicts.toJson())
            .put("events", JsonArray.of(events, Logged::toJson))
            .putIfPresent("share", share.map(Digest::hex))
            .put("openings", JsonArray.of(openings, Candidate::toJson));
    consistency.ifPresent(proof -> out.put("consistency", proof.toJson()));
    previous.ifPresent(head -> out.put("previous", head.toJson()));
    stretch.ifPresent(part -> out.put("stretch", part.toJson()));
    ledger.ifPresent(proof -> out.put("ledger", Json.parseObject(proof.bytes())));
    result.ifPresent(selection -> out.put("result", selection.toJson()));
    return out.build().canonicalBytes();
  }

  /**
   * Whether a package that opens all of these could still be read ({@link Json#MAX_BYTES}).
   *
   * @param candidates of both kinds
   * @param conflicts how many pairs
   * @param take employers to be drawn
   * @param each inspectors for each of them
   */
  public static boolean fits(List<Candidate> candidates, int conflicts, int take, int each) {
    long bytes = REST + (long) conflicts * PAIR + (long) take * (ASSIGNMENT + each * QUOTED);
    for (Candidate candidate : candidates) {
      bytes += QUOTED + candidate.toJson().canonicalBytes().length + 1;
    }
    return bytes <= Json.MAX_BYTES;
  }

  /** Whether bytes are a draw package and not something else; they may still be a broken one. */
  public static boolean isOne(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != '{') {
      return false;
    }
    // Members of canonical JSON are sorted, "v" is the last of them.
    String end = "\"v\":\"" + VERSION + "\"}";
    int from = bytes.length - end.length();
    return from > 0
        && new String(bytes, from, end.length(), StandardCharsets.ISO_8859_1).equals(end);
  }

  /**
   * Reads a file; nothing is verified but its form.
   *
   * @throws MalformedException if the bytes are not canonical, a part is missing or unknown
   */
  public static DrawPackage parse(byte[] bytes) {
    JsonFields in = Json.parseCanonicalObject(bytes).fields("draw");
    String version = in.string("v");
    if (!version.equals(VERSION)) {
      throw in.fault("v", version + " (expected: " + VERSION + ")");
    }
    DrawPackage read =
        new DrawPackage(
            DrawTerms.read(in.fields("terms")),
            CandidateList.read(in.strings("employers")),
            CandidateList.read(in.strings("inspectors")),
            Conflicts.read(in.strings("conflicts")),
            in.objects("events", Logged::read),
            in.optionalObject("consistency")
                .map(object -> ConsistencyProof.read(object.fields("draw.consistency"))),
            in.optionalObject("ledger").map(object -> LedgerProof.parse(object.canonicalBytes())),
            in.optionalObject("previous").map(object -> Head.read(object.fields("draw.previous"))),
            in.optionalObject("stretch")
                .map(object -> LogStretch.read(object.fields("draw.stretch"))),
            in.optionalDigest("share"),
            in.optionalObject("result").map(object -> Selection.read(object.fields("draw.result"))),
            in.objects("openings", Candidate::read));
    in.end();
    return read;
  }
}
