package cn.laborproof.document.freeze;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A report for people to read: pages, no field to sign, no data attached.
 *
 * @param content what the pages say, without panels
 * @param evidenceReference printed in the foot
 * @param demo whether the demo band is printed
 * @param verifyAt where the QR code leads
 * @param frozenAt creation time written into the document
 */
public record ReportRequest(
    PageContent content, String evidenceReference, boolean demo, URI verifyAt, Instant frozenAt)
    implements Paper {

  /** A panel in a report is an {@link IllegalArgumentException}. */
  public ReportRequest {
    Objects.requireNonNull(evidenceReference, "evidenceReference");
    Objects.requireNonNull(verifyAt, "verifyAt");
    Objects.requireNonNull(frozenAt, "frozenAt");
    if (!content.panels().isEmpty()) {
      throw new IllegalArgumentException("a report has no place to sign");
    }
  }

  @Override
  public Optional<SigningProfile> signing() {
    return Optional.empty();
  }

  @Override
  public Optional<DocumentData> attached() {
    return Optional.empty();
  }
}
