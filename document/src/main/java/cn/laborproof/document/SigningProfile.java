package cn.laborproof.document;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Who signs which field in which order, and the level the finished document reaches. It is attached
 * to the document as {@value #FILE_NAME} before the first signature, so every signer signs it and a
 * verifier can tell a finished document from one cut back to an earlier revision.
 *
 * @param kind what sort of document it is
 * @param level the level each signature reaches in the end; today always {@value #LEVEL}
 * @param evidenceReference the unguessable reference printed in the foot and carried by the QR code
 * @param demo whether the document was made with demo authorities
 * @param slots the places to sign, ordered; orders are 1, 2, 3 … without gaps
 */
public record SigningProfile(
    DocumentKind kind,
    String level,
    String evidenceReference,
    boolean demo,
    List<SignatureSlot> slots) {
  /** Name of the attached file. */
  public static final String FILE_NAME = "signing-profile.json";

  /** PAdES baseline with archive timestamp (ETSI EN 319 142-1 §6). */
  public static final String LEVEL = "PAdES-B-LTA";

  private static final int VERSION = 1;
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  /** More signers than this share no single document. */
  public static final int MOST_SLOTS = 20;

  /** Renewals the file has room for; afterwards evidence records of RFC 4998 take over. */
  private static final int TIMESTAMP_FIELDS = 12;

  /**
   * Orders the slots; gaps, duplicate fields or another level are {@link IllegalArgumentException}.
   */
  public SigningProfile {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(evidenceReference, "evidenceReference");
    slots = slots.stream().sorted(Comparator.comparingInt(SignatureSlot::order)).toList();
    if (!LEVEL.equals(level)) {
      throw new IllegalArgumentException("unknown level: " + level);
    }
    if (!REFERENCE.matcher(evidenceReference).matches()) {
      throw new IllegalArgumentException("not an evidence reference: " + evidenceReference);
    }
    if (slots.isEmpty() || slots.size() > MOST_SLOTS) {
      throw new IllegalArgumentException("a profile has 1 to " + MOST_SLOTS + " slots");
    }
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).order() != i + 1) {
        throw new IllegalArgumentException("the order of signing has a gap at " + (i + 1));
      }
    }
    if (slots.stream().map(SignatureSlot::field).distinct().count() != slots.size()) {
      throw new IllegalArgumentException("a signature field occurs twice");
    }
  }

  /** A profile of the level every document of ours reaches. */
  public static SigningProfile of(
      DocumentKind kind, String evidenceReference, boolean demo, List<SignatureSlot> slots) {
    return new SigningProfile(kind, LEVEL, evidenceReference, demo, slots);
  }

  /** Names of the empty fields for document timestamps, in the order they are used. */
  public static List<String> timestampFields() {
    return IntStream.rangeClosed(1, TIMESTAMP_FIELDS)
        .mapToObj(i -> "DocTS_" + i / 10 + i % 10)
        .toList();
  }

  /** The RFC 8785 bytes of the attached file. */
  public byte[] canonicalJson() {
    return JsonObject.builder()
        .put("v", VERSION)
        .put("kind", kind.code())
        .put("level", level)
        .put("evidence", evidenceReference)
        .put("demo", demo)
        .put("slots", JsonArray.of(slots, SigningProfile::slotJson))
        .build()
        .canonicalBytes();
  }

  /**
   * Reads the attached file. Only the canonical bytes are accepted, so a profile has one spelling.
   *
   * @throws MalformedException when the bytes are not a canonical profile of a known version
   */
  public static SigningProfile parse(byte[] json) {
    JsonFields fields = Json.parseCanonicalObject(json).fields("signing profile");
    fields.integer("v", VERSION, VERSION);
    try {
      SigningProfile profile =
          new SigningProfile(
              new DocumentKind(fields.string("kind")),
              fields.string("level"),
              fields.string("evidence"),
              fields.bool("demo"),
              fields.objects("slots", SigningProfile::slot));
      fields.end();
      return profile;
    } catch (IllegalArgumentException e) {
      throw new MalformedException("signing profile: " + e.getMessage(), e);
    }
  }

  private static JsonObject slotJson(SignatureSlot slot) {
    return JsonObject.builder()
        .put("order", slot.order())
        .put("field", slot.field())
        .put("role", slot.role().code())
        .put("signer", slot.signer())
        .build();
  }

  private static SignatureSlot slot(JsonFields fields) {
    SignatureSlot slot =
        new SignatureSlot(
            (int) fields.integer("order", 1, MOST_SLOTS),
            fields.string("field"),
            SignatureRole.ofCode(fields.string("role")),
            fields.string("signer"));
    fields.end();
    return slot;
  }
}
