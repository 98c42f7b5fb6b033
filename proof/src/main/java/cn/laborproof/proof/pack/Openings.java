package cn.laborproof.proof.pack;

import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code openings.json}: the salt of every event in the package, and the fields its holder may see.
 *
 * @param eventSalts salt by seq
 * @param fields openings with the seq of their event
 */
public record Openings(SortedMap<Long, Salt> eventSalts, List<OpenedField> fields) {
  private static final String VERSION = "laborproof/openings/v1";

  public Openings {
    eventSalts = new TreeMap<>(eventSalts);
    fields = List.copyOf(fields);
  }

  /** A field opening and the seq of the event it belongs to. */
  public record OpenedField(long seq, FieldOpening opening) {}

  byte[] bytes() {
    return JsonObject.builder()
        .put("v", VERSION)
        .put("events", JsonArray.of(List.copyOf(eventSalts.entrySet()), Openings::salt))
        .put("fields", JsonArray.of(fields, Openings::field))
        .build()
        .canonicalBytes();
  }

  private static JsonObject salt(Map.Entry<Long, Salt> entry) {
    return JsonObject.builder()
        .put("seq", entry.getKey().longValue())
        .put("salt", entry.getValue().hex())
        .build();
  }

  private static JsonObject field(OpenedField field) {
    return JsonObject.builder()
        .put("seq", field.seq())
        .put("name", field.opening().name())
        .put("salt", field.opening().salt().hex())
        .put("value", field.opening().value())
        .build();
  }

  /**
   * Reads the member.
   *
   * @throws cn.laborproof.proof.MalformedException if the form is wrong or a seq stands twice
   */
  public static Openings parse(byte[] bytes) {
    JsonFields in = Json.parseCanonicalObject(bytes).fields("openings");
    if (!in.string("v").equals(VERSION)) {
      throw in.fault("v", in.string("v") + " (expected: " + VERSION + ")");
    }
    SortedMap<Long, Salt> salts = new TreeMap<>();
    in.objects("events", item -> readSalt(item, salts));
    List<OpenedField> fields = in.objects("fields", Openings::readField);
    in.end();
    return new Openings(salts, fields);
  }

  private static Salt readSalt(JsonFields in, SortedMap<Long, Salt> salts) {
    long seq = in.integer("seq", 1, JsonInteger.MAX);
    Salt salt = Salt.ofHex(in.string("salt"));
    if (salts.put(seq, salt) != null) {
      throw in.fault("seq", seq + " twice (expected: once)");
    }
    in.end();
    return salt;
  }

  private static OpenedField readField(JsonFields in) {
    OpenedField field =
        new OpenedField(
            in.integer("seq", 1, JsonInteger.MAX),
            new FieldOpening(in.string("name"), Salt.ofHex(in.string("salt")), in.string("value")));
    in.end();
    return field;
  }
}
