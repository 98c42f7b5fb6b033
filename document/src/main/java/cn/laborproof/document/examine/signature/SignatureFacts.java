package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import java.util.Optional;

/**
 * One filled signature field.
 *
 * @param field the field, as of the revision that filled it
 * @param valueObject number of the signature dictionary's object
 * @param revision the last revision that wrote the signature dictionary
 * @param dictionary the signature dictionary
 * @param placement where it lies and which bytes it speaks for
 * @param oneCase whether the hexadecimal digits of {@code /Contents} stand in one case without
 *     white space
 * @param content what is inside
 */
public record SignatureFacts(
    FormField field,
    int valueObject,
    Revision revision,
    PdfValue.Dictionary dictionary,
    Placement placement,
    boolean oneCase,
    Content content) {

  /** What {@code /Contents} holds. */
  public sealed interface Content {}

  /** Nothing that can be read. */
  public record Unreadable(String why) implements Content {}

  /**
   * A signature of a party (CAdES, ETSI EN 319 122-1), with its signature timestamp if there is a
   * readable one.
   */
  public record PartySignature(
      CmsFacts cms,
      CmsResult result,
      Optional<TimestampFacts> timestamp,
      Optional<String> timestampProblem)
      implements Content {}

  /** A document timestamp (ISO 32000-2 §12.8.5). */
  public record DocumentTimestamp(TimestampFacts token) implements Content {}

  /** Whether it is a document timestamp. */
  public boolean isTimestamp() {
    return dictionary.isName("SubFilter", "ETSI.RFC3161");
  }

  /** The container, if it could be read. */
  public Optional<CmsFacts> cms() {
    return switch (content) {
      case Unreadable _ -> Optional.empty();
      case PartySignature party -> Optional.of(party.cms());
      case DocumentTimestamp timestamp -> Optional.of(timestamp.token().cms());
    };
  }

  /** What the mathematics say; nothing holds where nothing could be read. */
  public CmsResult result() {
    return switch (content) {
      case Unreadable _ -> CmsResult.NOTHING;
      case PartySignature party -> party.result();
      case DocumentTimestamp timestamp -> timestamp.token().result();
    };
  }
}
