package cn.laborproof.document;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import java.util.List;
import java.util.Objects;

/**
 * The data of a document, attached to its PDF as {@value #FILE_NAME} with {@code /AFRelationship
 * /Data}.
 *
 * @param kind what sort of document it is
 * @param template identifier and version of the template, for example {@code
 *     labour-contract-general/1}
 * @param fields each name once, in the template's order
 */
public record DocumentData(DocumentKind kind, String template, List<DataField> fields) {
  /** Name of the attached file. */
  public static final String FILE_NAME = "data.json";

  private static final int VERSION = 1;

  /** Copies the list; a name that occurs twice is an {@link IllegalArgumentException}. */
  public DocumentData {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(template, "template");
    fields = List.copyOf(fields);
    if (fields.stream().map(DataField::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("a data field occurs twice");
    }
  }

  /** The RFC 8785 bytes of the attached file. */
  public byte[] canonicalJson() {
    return JsonObject.builder()
        .put("v", VERSION)
        .put("kind", kind.code())
        .put("template", template)
        .put("fields", JsonArray.of(fields, DocumentData::fieldJson))
        .build()
        .canonicalBytes();
  }

  /**
   * Reads the attached file; only the canonical bytes are accepted.
   *
   * @throws MalformedException when the bytes are not canonical data of a known version
   */
  public static DocumentData parse(byte[] json) {
    JsonFields fields = Json.parseCanonicalObject(json).fields("document data");
    fields.integer("v", VERSION, VERSION);
    try {
      DocumentData data =
          new DocumentData(
              new DocumentKind(fields.string("kind")),
              fields.string("template"),
              fields.objects("fields", DocumentData::field));
      fields.end();
      return data;
    } catch (IllegalArgumentException e) {
      throw new MalformedException("document data: " + e.getMessage(), e);
    }
  }

  private static JsonObject fieldJson(DataField field) {
    return JsonObject.builder()
        .put("name", field.name())
        .put("value", field.value())
        .put("printed", JsonArray.ofStrings(field.printed()))
        .build();
  }

  private static DataField field(JsonFields fields) {
    DataField field =
        new DataField(fields.string("name"), fields.string("value"), fields.strings("printed"));
    fields.end();
    return field;
  }
}
