package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.EvidenceView;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.papers.PdfAnswer;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.SigningDesk;
import cn.laborproof.signing.storage.DocumentVault;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where an agreement stands, for everybody who may see it. */
@RestController
@RequestMapping("/api/v1/mediation/agreements")
@Allow({
  Role.HR,
  Role.SEAL_KEEPER,
  Role.LEGAL_REPRESENTATIVE,
  Role.MEDIATOR,
  Role.INSPECTOR,
  Role.WORKER,
  Role.MACHINE
})
class AgreementStatusApi {
  private final Agreements agreements;
  private final EvidenceTrail trail;
  private final EvidenceJournal journal;
  private final EvidencePackages packages;
  private final DocumentVault documents;
  private final TimelineWords words;
  private final SigningDesk desk;
  private final Tenancy tenancy;

  AgreementStatusApi(
      Agreements agreements,
      EvidenceTrail trail,
      EvidenceJournal journal,
      EvidencePackages packages,
      DocumentVault documents,
      TimelineWords words,
      SigningDesk desk,
      Tenancy tenancy) {
    this.agreements = agreements;
    this.trail = trail;
    this.journal = journal;
    this.packages = packages;
    this.documents = documents;
    this.words = words;
    this.desk = desk;
    this.tenancy = tenancy;
  }

  record AgreementList(List<AgreementViews.AgreementView> agreements) {}

  /**
   * Where an agreement stands; in force only with all four signatures.
   *
   * @param onItsWay whether the next signature or seal is asked for and being made; false again
   *     without a new state when it was interrupted and has to be asked for anew
   */
  record StatusView(
      UUID id,
      String reference,
      String state,
      boolean inForce,
      List<AgreementViews.PlaceView> places,
      @Nullable String next,
      boolean onItsWay,
      @Nullable Instant concludedAt,
      @Nullable String sha256,
      EvidenceView evidence) {}

  @GetMapping
  AgreementList list(@RequestParam(defaultValue = "") String state) {
    return new AgreementList(agreements.mine(state).stream().map(AgreementViews::of).toList());
  }

  @GetMapping("/{id}")
  AgreementViews.AgreementView one(@PathVariable UUID id) {
    return tenancy.inTransaction(() -> {
      noteOfficial(id, "agreement");
      return AgreementViews.of(agreements.find(id));
    });
  }

  @GetMapping("/{id}/status")
  StatusView status(@PathVariable UUID id) {
    return tenancy.inTransaction(() -> {
      var view = AgreementViews.of(agreements.find(id));
      noteOfficial(id, "status");
      return new StatusView(
          id,
          view.reference(),
          view.state(),
          view.inForce(),
          view.places(),
          view.next(),
          desk.isOnItsWay(id),
          view.concludedAt(),
          view.sha256(),
          EvidenceView.of(trail.proven(Agreements.stream(id))));
    });
  }

  @GetMapping("/{id}/timeline")
  List<TimelineWords.WordedEvent> timeline(@PathVariable UUID id, Locale locale) {
    return tenancy.inTransaction(() -> {
      agreements.find(id);
      noteOfficial(id, "timeline");
      return words.in(locale, trail.events(Agreements.stream(id)));
    });
  }

  @GetMapping("/{id}/document")
  ResponseEntity<byte[]> document(@PathVariable UUID id) {
    return tenancy.inTransaction(() -> {
      UUID document =
          agreements
              .find(id)
              .agreement()
              .newest()
              .orElseThrow(() -> new Refusal(CommonRefusal.WRONG_STATE))
              .document();
      noteOfficial(id, "document");
      return PdfAnswer.of(documents.open(document), documents.describe(document).fileName());
    });
  }

  /** Everything a court needs to check the agreement without asking us again. */
  @GetMapping(path = "/{id}/evidence", produces = "application/zip")
  ResponseEntity<byte[]> evidence(@PathVariable UUID id) {
    agreements.find(id);
    String name = AgreementViews.number(id) + ".evidence.zip";
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(packages.build(Agreements.stream(id)));
  }

  /** Each look of an official is an event the worker can see. */
  private void noteOfficial(UUID id, String what) {
    if (tenancy.current() instanceof Actor.Official) {
      journal.append(EventDraft.of(Agreements.stream(id), "official.looked").fact("what", what));
    }
  }
}
