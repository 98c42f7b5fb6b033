package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.evidence.OfficialLooks;
import cn.laborproof.signing.evidence.StreamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands out evidence packages, to an office only with a reason that the worker will read. */
@Component
public final class EvidenceAnswer {
  private final EvidencePackages packages;
  private final OfficialLooks looks;
  private final Tenancy tenancy;

  EvidenceAnswer(EvidencePackages packages, OfficialLooks looks, Tenancy tenancy) {
    this.packages = packages;
    this.looks = looks;
    this.tenancy = tenancy;
  }

  /**
   * Everything a court needs to check a document without asking us again.
   *
   * @param worker whose document it is
   * @param number how people name the document
   * @param reason why an office looks; nobody else needs one
   */
  public ResponseEntity<byte[]> of(
      StreamId stream, UUID worker, String number, @Nullable String reason) {
    if (tenancy.current().isOfOffice()) {
      OfficialLooks.required(reason);
    }
    // Written down after it was put together: a package ends with an event that is already proven.
    byte[] evidencePackage = packages.build(stream);
    tenancy.inTransaction(() -> {
      looks.noteUnmasked(stream, worker, "evidence", reason);
      return true;
    });
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(number + ".evidence.zip").build().toString())
        .body(evidencePackage);
  }
}
