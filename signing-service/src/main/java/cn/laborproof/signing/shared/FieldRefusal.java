package cn.laborproof.signing.shared;

import java.util.List;

/**
 * What is wrong with one field of an input.
 *
 * @param field the path of the field as the sender wrote it, for example {@code worker.idNumber}
 * @param messageKey key of the sentence in a message file
 * @param arguments what the sentence mentions; never the refused value itself
 */
public record FieldRefusal(String field, String messageKey, List<Object> arguments) {

  /** Copies the arguments. */
  public FieldRefusal {
    arguments = List.copyOf(arguments);
  }

  /** A field with a sentence that mentions nothing. */
  public static FieldRefusal of(String field, String messageKey) {
    return new FieldRefusal(field, messageKey, List.of());
  }
}
