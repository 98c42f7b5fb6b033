package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.OfficialLooks;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.papers.PdfAnswer;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.ReferenceSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a contract stands, for everybody who may see it; masked facts for whoever holds the paper.
 */
@RestController
@RequestMapping("/api/v1")
@Allow({
  Role.HR,
  Role.SEAL_KEEPER,
  Role.LEGAL_REPRESENTATIVE,
  Role.MEDIATOR,
  Role.INSPECTOR,
  Role.WORKER,
  Role.MACHINE
})
class ContractStatusApi {
  private final Contracts contracts;
  private final EvidenceTrail trail;
  private final OfficialLooks looks;
  private final EvidenceAnswer evidence;
  private final DocumentVault documents;
  private final List<ReferenceSource> references;
  private final TimelineWords words;
  private final Tenancy tenancy;
  private final Clock clock;

  ContractStatusApi(
      Contracts contracts,
      EvidenceTrail trail,
      OfficialLooks looks,
      EvidenceAnswer evidence,
      DocumentVault documents,
      List<ReferenceSource> references,
      TimelineWords words,
      Tenancy tenancy,
      Clock clock) {
    this.contracts = contracts;
    this.trail = trail;
    this.looks = looks;
    this.evidence = evidence;
    this.documents = documents;
    this.references = references;
    this.words = words;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Where a contract stands; {@code inForce} says nothing about whether its term has begun. */
  record StatusView(
      UUID id,
      String reference,
      String state,
      boolean inForce,
      String template,
      int templateVersion,
      @Nullable LocalDate termStart,
      @Nullable LocalDate termEnd,
      @Nullable Instant workerSignedAt,
      @Nullable Instant sealDue,
      boolean sealOverdue,
      @Nullable Instant concludedAt,
      @Nullable String sha256,
      EvidenceView evidence) {}

  @GetMapping("/contracts/{id}/status")
  StatusView status(@PathVariable UUID id) {
    return tenancy.inTransaction(() -> {
      StoredContract stored = contracts.get(id);
      looks.note(StreamId.contract(id), "status");
      var view = ContractViews.of(stored);
      var head = stored.contract().head();
      @Nullable Instant due = view.sealDue();
      return new StatusView(
          id,
          view.reference(),
          view.state(),
          view.concludedAt() != null,
          view.template(),
          view.templateVersion(),
          head.data().date("term.start").orElse(null),
          head.data().date("term.end").orElse(null),
          view.workerSignedAt(),
          due,
          due != null && clock.instant().isAfter(due),
          view.concludedAt(),
          view.sha256(),
          EvidenceView.of(trail.proven(StreamId.contract(id))));
    });
  }

  @GetMapping("/contracts/{id}/timeline")
  List<TimelineWords.WordedEvent> timeline(@PathVariable UUID id, Locale locale) {
    return tenancy.inTransaction(() -> {
      contracts.get(id);
      looks.note(StreamId.contract(id), "timeline");
      return words.in(locale, trail.events(StreamId.contract(id)));
    });
  }

  /**
   * The newest document.
   *
   * @param reason why an office looks; nobody else needs one
   */
  @GetMapping("/contracts/{id}/document")
  ResponseEntity<byte[]> document(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String reason) {
    return tenancy.inTransaction(() -> {
      StoredContract stored = contracts.get(id);
      var view = ContractViews.of(stored);
      @Nullable UUID document = view.document();
      if (document == null) {
        throw new Refusal(CommonRefusal.WRONG_STATE);
      }
      looks.noteUnmasked(
          StreamId.contract(id), stored.contract().head().worker(), "document", reason);
      return PdfAnswer.of(documents.open(document), view.number() + ".pdf");
    });
  }

  /**
   * Everything a court needs to check the contract without asking us again.
   *
   * @param reason why an office looks; nobody else needs one
   */
  @GetMapping(path = "/contracts/{id}/evidence", produces = "application/zip")
  ResponseEntity<byte[]> evidence(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String reason) {
    ContractHead head = contracts.find(id).contract().head();
    return evidence.of(StreamId.contract(id), head.worker(), head.number(), reason);
  }

  @GetMapping("/public/references/{reference}")
  @AllowAnyone
  ReferenceSource.MaskedFacts reference(@PathVariable String reference) {
    return references.stream()
        .map(source -> source.find(reference))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** The QR code leads here without login. */
  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths referencePaths() {
      return PublicPaths.of("/api/v1/public/**");
    }
  }
}
