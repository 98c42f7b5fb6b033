package cn.laborproof.document.freeze;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that decides the bytes of a frozen document.
 *
 * @param content what the pages say
 * @param data the data attached to it; every printed text must occur on the pages
 * @param profile who signs which field
 * @param verifyAt where the QR code leads: the verify portal's address with the evidence reference
 *     and no personal data
 * @param frozenAt creation time written into the document
 */
public record FreezeRequest(
    PageContent content, DocumentData data, SigningProfile profile, URI verifyAt, Instant frozenAt)
    implements Paper {
  /**
   * Panels and slots that do not name the same fields, and charts, are an {@link
   * IllegalArgumentException}.
   */
  public FreezeRequest {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(verifyAt, "verifyAt");
    Objects.requireNonNull(frozenAt, "frozenAt");
    List<String> panels = content.panels().stream().map(SignaturePanel::field).sorted().toList();
    List<String> slots = profile.slots().stream().map(slot -> slot.field()).sorted().toList();
    if (!panels.equals(slots)) {
      throw new IllegalArgumentException(
          "panels " + panels + " and signing profile " + slots + " do not name the same fields");
    }
    if (content.blocks().stream().anyMatch(Block.Chart.class::isInstance)) {
      throw new IllegalArgumentException("what is signed holds no chart");
    }
    if (!data.kind().equals(profile.kind())) {
      throw new IllegalArgumentException("data and signing profile are of different kinds");
    }
  }

  @Override
  public String evidenceReference() {
    return profile.evidenceReference();
  }

  @Override
  public boolean demo() {
    return profile.demo();
  }

  @Override
  public Optional<SigningProfile> signing() {
    return Optional.of(profile);
  }

  @Override
  public Optional<DocumentData> attached() {
    return Optional.of(data);
  }
}
