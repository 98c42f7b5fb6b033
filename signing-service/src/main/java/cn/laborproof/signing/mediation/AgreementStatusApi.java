package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.EvidenceAnswer;
import cn.laborproof.signing.contract.EvidenceView;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.OfficialLooks;
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
  private final OfficialLooks looks;
  private final EvidenceAnswer evidence;
  private final DocumentVault documents;
  private final TimelineWords words;
  private final SigningDesk desk;
  private final Tenancy tenancy;

  AgreementStatusApi(
      Agreements agreements,
      EvidenceTrail trail,
      OfficialLooks looks,
      EvidenceAnswer evidence,
      DocumentVault documents,
      TimelineWords words,
      SigningDesk desk,
      Tenancy tenancy) {
    this.agreements = agreements;
    this.trail = trail;
    this.looks = looks;
    this.evidence = evidence;
    this.documents = documents;
    this.words = words;
    this.desk = desk;
    this.tenancy = tenancy;
  }

  record AgreementList(
      List<AgreementViews.AgreementView> agreements, long total, int page, boolean more) {}

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
  AgreementList list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "200") int size) {
    var filter = AgreementFilter.asked(state, sort, page, size);
    long total = agreements.total(filter);
    return new AgreementList(
        agreements.mine(filter).stream().map(AgreementViews::of).toList(),
        total,
        filter.page(),
        (filter.page() + 1L) * filter.size() < total);
  }

  @GetMapping("/{id}")
  AgreementViews.AgreementView one(@PathVariable UUID id) {
    return tenancy.inTransaction(() -> {
      looks.note(Agreements.stream(id), "agreement");
      var view = AgreementViews.of(agreements.find(id));
      return tenancy.current().isOfOffice() ? view.masked() : view;
    });
  }

  @GetMapping("/{id}/status")
  StatusView status(@PathVariable UUID id) {
    return tenancy.inTransaction(() -> {
      // Before the state: the other way round a signature that ends in between would look
      // interrupted.
      boolean onItsWay = desk.isOnItsWay(id);
      var whole = AgreementViews.of(agreements.find(id));
      var view = tenancy.current().isOfOffice() ? whole.masked() : whole;
      looks.note(Agreements.stream(id), "status");
      return new StatusView(
          id,
          view.reference(),
          view.state(),
          view.inForce(),
          view.places(),
          view.next(),
          onItsWay,
          view.concludedAt(),
          view.sha256(),
          EvidenceView.of(trail.proven(Agreements.stream(id))));
    });
  }

  @GetMapping("/{id}/timeline")
  List<TimelineWords.WordedEvent> timeline(@PathVariable UUID id, Locale locale) {
    return tenancy.inTransaction(() -> {
      agreements.find(id);
      looks.note(Agreements.stream(id), "timeline");
      return words.in(locale, trail.events(Agreements.stream(id)));
    });
  }

  /**
   * The newest document.
   *
   * @param reason why an office looks; nobody else needs one
   */
  @GetMapping("/{id}/document")
  ResponseEntity<byte[]> document(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String reason) {
    return tenancy.inTransaction(() -> {
      var agreement = agreements.find(id).agreement();
      UUID document =
          agreement.newest().orElseThrow(() -> new Refusal(CommonRefusal.WRONG_STATE)).document();
      looks.noteUnmasked(Agreements.stream(id), agreement.head().worker(), "document", reason);
      return PdfAnswer.of(documents.open(document), AgreementViews.number(id) + ".pdf");
    });
  }

  /**
   * Everything a court needs to check the agreement without asking us again.
   *
   * @param reason why an office looks; nobody else needs one
   */
  @GetMapping(path = "/{id}/evidence", produces = "application/zip")
  ResponseEntity<byte[]> evidence(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String reason) {
    UUID worker = agreements.find(id).agreement().head().worker();
    return evidence.of(Agreements.stream(id), worker, AgreementViews.number(id), reason);
  }
}
