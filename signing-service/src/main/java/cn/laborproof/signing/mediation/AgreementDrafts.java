package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.DraftAgreement;
import cn.laborproof.signing.mediation.domain.FrozenAgreement;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.OrganisationKind;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.template.ContractData;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.FieldDefect;
import cn.laborproof.signing.template.LocalText;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Writing an agreement, up to the PDF that is signed. */
@Service
class AgreementDrafts {
  private static final int REFERENCE_BYTES = 16;

  private final AgreementRows rows;
  private final Agreements agreements;
  private final AgreementFreezer freezer;
  private final AgreementTemplate wording;
  private final Mediators mediators;
  private final Organisations organisations;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Randomness randomness;
  private final Clock clock;

  AgreementDrafts(
      AgreementRows rows,
      Agreements agreements,
      AgreementFreezer freezer,
      AgreementTemplate wording,
      Mediators mediators,
      Organisations organisations,
      DocumentVault documents,
      EvidenceJournal journal,
      Tenancy tenancy,
      IdSource ids,
      Randomness randomness,
      Clock clock) {
    this.rows = rows;
    this.agreements = agreements;
    this.freezer = freezer;
    this.wording = wording;
    this.mediators = mediators;
    this.organisations = organisations;
    this.documents = documents;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
    this.randomness = randomness;
    this.clock = clock;
  }

  /** What a draft is made of, with what the registrations say. */
  private record Filled(Organisation body, Organisation respondent, ContractData data) {}

  /**
   * Begins a draft. The same request key again gives the same draft.
   *
   * @param requestKey chosen by the caller for this one act
   * @param typed field key to text; what is registered about respondent, body and mediator is taken
   *     from the registration
   */
  StoredAgreement begin(UUID requestKey, Map<String, String> typed) {
    Filled filled = filled(typed);
    return tenancy.inTransaction(() -> {
      UUID id =
          rows.byRequestKey(filled.body().id(), requestKey)
              .orElseGet(() -> keepNew(requestKey, filled));
      return agreements.find(id);
    });
  }

  /** Changes a draft. */
  StoredAgreement revise(UUID id, int seen, Map<String, String> typed) {
    Filled filled = filled(typed);
    return tenancy.inTransaction(() -> {
      DraftAgreement draft = mine(agreements.lock(id, DraftAgreement.class).as());
      rows.update(draft.revise(filled.respondent().id(), filled.data()), seen, clock.instant());
      return agreements.find(id);
    });
  }

  /** The pages as they would be frozen now; nothing is kept. */
  byte[] preview(UUID id) {
    AgreementHead head = agreements.find(id).agreement().head();
    refuseIncomplete(head);
    return freezer.freeze(head, clock.instant());
  }

  /**
   * Makes the PDF that is signed. Frozen already: nothing happens.
   *
   * @throws Refusal {@code agreement-incomplete}, {@code character-unprintable}
   */
  StoredAgreement freeze(UUID id) {
    StoredAgreement stored = agreements.find(id);
    return switch (stored.agreement()) {
      case FrozenAgreement _ -> stored;
      case DraftAgreement draft -> {
        refuseIncomplete(mine(draft).head());
        Instant at = clock.instant();
        byte[] pdf = freezer.freeze(draft.head(), at);
        yield tenancy.inTransaction(() -> keepFrozen(draft, stored.version(), pdf, at));
      }
      default -> throw new Refusal(CommonRefusal.WRONG_STATE, stored.agreement().state().code());
    };
  }

  /** Takes a frozen agreement back to the desk; its PDF is never signed. At it: nothing happens. */
  StoredAgreement reopen(UUID id) {
    return tenancy.inTransaction(() -> {
      StoredAgreement stored = agreements.find(id);
      if (stored.agreement() instanceof DraftAgreement draft) {
        mine(draft);
        return stored;
      }
      var locked = agreements.lock(id, FrozenAgreement.class);
      journal.append(EventDraft.of(Agreements.stream(id), "agreement.reopened"));
      rows.update(locked.as().reopen(), locked.version(), clock.instant());
      return agreements.find(id);
    });
  }

  private UUID keepNew(UUID requestKey, Filled filled) {
    var head =
        new AgreementHead(
            ids.next(),
            filled.body().id(),
            filled.respondent().id(),
            ids.next(),
            account(),
            filled.body().region(),
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(randomness.bytes(REFERENCE_BYTES)),
            wording.newest().version(),
            filled.data(),
            clock.instant());
    journal.open(Agreements.stream(head.id()), head.region());
    rows.insert(new DraftAgreement(head), requestKey);
    journal.append(
        EventDraft.of(Agreements.stream(head.id()), "agreement.drafted")
            .fact("template_version", head.templateVersion()));
    return head.id();
  }

  private StoredAgreement keepFrozen(DraftAgreement draft, int seen, byte[] pdf, Instant at) {
    AgreementHead head = draft.head();
    StoredDocument document =
        documents.store(
            new NewDocument(
                head.body(),
                head.id(),
                "agreement.frozen",
                "agreement-frozen.pdf",
                "application/pdf",
                pdf));
    rows.update(draft.freeze(new Paper(document.id(), document.sha256()), at), seen, at);
    journal.append(
        EventDraft.of(Agreements.stream(head.id()), "agreement.frozen")
            .about(document)
            .fact("reference", head.reference())
            .fact("respondent", head.text("respondent.creditCode"))
            .personal(head.worker(), "worker.name", head.workerName())
            .personal(head.worker(), "worker.id_number", head.text("worker.idNumber")));
    return agreements.find(head.id());
  }

  private Filled filled(Map<String, String> typed) {
    Mediators.Mediator mediator = mediators.acting();
    Organisation body = organisations.mine();
    Organisation respondent = respondent(typed.getOrDefault("respondent.creditCode", ""));
    var values = new HashMap<>(typed);
    values.put("respondent.name", respondent.name());
    values.put("respondent.domicile", respondent.domicile());
    values.put("respondent.legalRepresentative", respondent.legalRepresentative());
    values.put("body.name", body.name());
    values.put("mediator.name", mediator.name());
    return new Filled(body, respondent, wording.newest().canonical(values));
  }

  private Organisation respondent(String typed) {
    String field = "respondent.creditCode";
    var defect = UnifiedSocialCreditCode.defectIn(typed);
    if (defect.isPresent()) {
      String name = defect.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
      throw refusal(FieldRefusal.of(field, "organisation.credit-code." + name));
    }
    return organisations
        .named(new UnifiedSocialCreditCode(typed))
        .filter(found -> found.kind() == OrganisationKind.EMPLOYER)
        .orElseThrow(() -> refusal(FieldRefusal.of(field, "mediation.respondent-unknown")));
  }

  private static Refusal refusal(FieldRefusal field) {
    return Refusal.ofFields(CommonRefusal.INVALID_INPUT, List.of(field));
  }

  /**
   * What stands in the way of freezing a draft.
   *
   * @param field the field
   * @param label its name
   * @param messageKey key of the sentence that says what to do
   */
  record Defect(String field, LocalText label, String messageKey) {}

  /** What stands in the way of freezing, in the order of the form. */
  List<Defect> defects(UUID id) {
    return defects(agreements.find(id).agreement().head());
  }

  private List<Defect> defects(AgreementHead head) {
    ContractTemplate template = wording.of(head);
    Map<String, FieldDefect> found = template.defects(head.data());
    return template.fields().stream()
        .filter(field -> found.containsKey(field.key()))
        .map(field ->
            new Defect(
                field.key(),
                field.label(),
                "mediation.defect."
                    + Objects.requireNonNull(found.get(field.key()))
                        .name()
                        .toLowerCase(Locale.ROOT)))
        .toList();
  }

  private void refuseIncomplete(AgreementHead head) {
    List<FieldRefusal> fields =
        defects(head).stream()
            .map(defect -> FieldRefusal.of(defect.field(), defect.messageKey()))
            .toList();
    if (!fields.isEmpty()) {
      throw Refusal.ofFields(MediationRefusal.INCOMPLETE, fields);
    }
  }

  /** Only the mediator who began a draft writes in it: the name printed is theirs. */
  private DraftAgreement mine(DraftAgreement draft) {
    if (!draft.head().mediator().equals(account())) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return draft;
  }

  private UUID account() {
    return Optional.of(tenancy.current())
        .filter(Actor.Member.class::isInstance)
        .map(actor -> ((Actor.Member) actor).account())
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }
}
