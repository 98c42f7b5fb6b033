package cn.laborproof.document.freeze;

import java.util.List;

/** The pages do not show what the attached data says they show. Template and data disagree. */
public final class PrintedDataMissingException extends RuntimeException {
  private final transient List<String> fields;

  /**
   * Names the fields.
   *
   * @param fields names of the data fields with a printed text that no page has
   */
  public PrintedDataMissingException(List<String> fields) {
    super("the pages do not show these data fields as stated: " + fields);
    this.fields = List.copyOf(fields);
  }

  /** Names of the data fields with a printed text that no page has. */
  public List<String> fields() {
    return fields;
  }
}
