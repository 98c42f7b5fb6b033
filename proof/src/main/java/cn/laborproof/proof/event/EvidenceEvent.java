package cn.laborproof.proof.event;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One step of one stream. Its canonical JSON is what is committed to; nothing in it names a person.
 *
 * @param stream what the steps belong to, such as {@code contract/0197…}
 * @param seq position in the stream, from 1 without gaps
 * @param kind what happened, such as {@code contract.frozen}
 * @param time when, by the recording service's clock, whole milliseconds, UTC
 * @param actor the role that acted, such as {@code worker} or {@code platform}
 * @param prev commitment of the event before; null exactly for seq 1
 * @param subjects bytes spoken of, names unique
 * @param facts bounded ASCII, integers and booleans that are not personal
 * @param fields commitments to personal values by field name
 */
public record EvidenceEvent(
    String stream,
    long seq,
    String kind,
    Instant time,
    String actor,
    @Nullable Digest prev,
    List<Subject> subjects,
    SortedMap<String, JsonValue> facts,
    SortedMap<String, Digest> fields) {
  /** Version written into every event. */
  public static final int VERSION = 1;

  /** Bound on the canonical bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  public EvidenceEvent {
    EventNames.requireStream(stream);
    EventNames.requireDotted("event.kind", kind);
    EventNames.requireDotted("event.actor", actor);
    time = UtcMillis.truncate(time);
    subjects = List.copyOf(subjects);
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    facts.forEach(EventNames::requireFact);
    fields.keySet().forEach(name -> EventNames.requireDotted("event.fields", name));
    requireSequence(seq, prev != null);
    requireDistinct(subjects);
  }

  private static void requireSequence(long seq, boolean hasPrev) {
    if (seq < 1 || seq > JsonInteger.MAX || hasPrev != seq > 1) {
      throw new MalformedException(
          "event.prev: seq " + seq + " (expected: seq from 1, prev absent exactly for seq 1)");
    }
  }

  private static void requireDistinct(List<Subject> subjects) {
    Set<String> names = new HashSet<>();
    subjects.forEach(subject -> {
      if (!names.add(subject.name())) {
        throw new MalformedException("event.subjects: " + subject.name() + " named twice");
      }
    });
  }

  /** The commitment of the event before, empty for the first. */
  public Optional<Digest> previous() {
    return Optional.ofNullable(prev);
  }

  /** The subject of that name, if this event speaks of it. */
  public Optional<Subject> subject(String name) {
    return subjects.stream().filter(subject -> subject.name().equals(name)).findFirst();
  }

  /** The RFC 8785 bytes that are committed to. */
  public byte[] canonicalBytes() {
    return toJson().canonicalBytes();
  }

  /** The commitment under a salt: all that leaves for a log. */
  public Digest commitment(Salt salt) {
    return Commitments.ofEvent(salt, canonicalBytes());
  }

  /** The JSON form of evidence-format.md §2. */
  public JsonObject toJson() {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("v", VERSION)
            .put("stream", stream)
            .put("seq", seq)
            .put("kind", kind)
            .put("time", UtcMillis.format(time))
            .put("actor", actor)
            .put("subjects", JsonArray.of(subjects, Subject::toJson))
            .put("facts", new JsonObject(facts));
    previous().ifPresent(digest -> out.put("prev", digest.hex()));
    JsonObject.Builder commitments = JsonObject.builder();
    fields.forEach((name, commitment) -> commitments.put(name, commitment.hex()));
    return out.put("fields", commitments.build()).build();
  }

  /**
   * Reads the canonical bytes of an event.
   *
   * @throws MalformedException if they are not canonical, an unknown member is present or a rule of
   *     the form is broken
   */
  public static EvidenceEvent parse(byte[] canonicalBytes) {
    if (canonicalBytes.length > MAX_BYTES) {
      throw new MalformedException(
          "event: " + canonicalBytes.length + " bytes (expected: ≤ 64 KiB)");
    }
    JsonFields in = Json.parseCanonicalObject(canonicalBytes).fields("event");
    in.integer("v", VERSION, VERSION);
    EvidenceEvent event =
        new EvidenceEvent(
            in.string("stream"),
            in.integer("seq"),
            in.string("kind"),
            UtcMillis.parse(in.string("time")),
            in.string("actor"),
            in.optionalDigest("prev").orElse(null),
            in.objects("subjects", Subject::read),
            in.object("facts").members(),
            commitments(in.object("fields")));
    in.end();
    return event;
  }

  private static SortedMap<String, Digest> commitments(JsonObject fields) {
    JsonFields in = fields.fields("event.fields");
    SortedMap<String, Digest> commitments = new TreeMap<>();
    for (Map.Entry<String, JsonValue> field : fields.members().entrySet()) {
      commitments.put(field.getKey(), in.digest(field.getKey()));
    }
    return commitments;
  }
}
