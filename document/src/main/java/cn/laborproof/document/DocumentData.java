package cn.laborproof.document;

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

  /** Copies the list; a name that occurs twice is an {@link IllegalArgumentException}. */
  public DocumentData {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(template, "template");
    fields = List.copyOf(fields);
    if (fields.stream().map(DataField::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("a data field occurs twice");
    }
  }
}
