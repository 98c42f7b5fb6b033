package cn.laborproof.document.freeze;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What the pages of any PDF of ours are made from, to be signed or not. */
sealed interface Paper permits FreezeRequest, ReportRequest {

  /** What the pages say. */
  PageContent content();

  /** The reference printed in the foot. */
  String evidenceReference();

  /** Whether the demo band is printed. */
  boolean demo();

  /** Where the QR code leads. */
  URI verifyAt();

  /** Creation time written into the document. */
  Instant frozenAt();

  /** Who signs where; empty for a paper nobody signs. */
  Optional<SigningProfile> signing();

  /** The data attached; empty for a paper nobody signs. */
  Optional<DocumentData> attached();
}
