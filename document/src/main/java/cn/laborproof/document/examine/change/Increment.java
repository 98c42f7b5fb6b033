package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.signature.FormField;
import java.util.List;
import java.util.Optional;

/**
 * One later save and what it did.
 *
 * @param revision the save
 * @param signed the field it filled, if it filled one
 * @param validationData whether it added validation data
 * @param refused what it did beyond what is allowed
 */
public record Increment(
    Revision revision, Optional<FormField> signed, boolean validationData, List<Change> refused) {
  /** Copies the list. */
  public Increment {
    refused = List.copyOf(refused);
  }
}
