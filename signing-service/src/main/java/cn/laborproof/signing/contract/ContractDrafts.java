package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.compliance.ComplianceReview;
import cn.laborproof.signing.compliance.Finding;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.contract.domain.FrozenContract;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.contract.domain.SealingClock;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.Organisations;
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
import cn.laborproof.signing.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Writing a contract, up to the PDF that is signed. */
@Service
public class ContractDrafts {
  private static final int REFERENCE_BYTES = 16;

  private final ContractRows rows;
  private final Contracts contracts;
  private final ContractFreezer freezer;
  private final Templates templates;
  private final ComplianceReview review;
  private final Organisations organisations;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Randomness randomness;
  private final Clock clock;

  ContractDrafts(
      ContractRows rows,
      Contracts contracts,
      ContractFreezer freezer,
      Templates templates,
      ComplianceReview review,
      Organisations organisations,
      DocumentVault documents,
      EvidenceJournal journal,
      Tenancy tenancy,
      IdSource ids,
      Randomness randomness,
      Clock clock) {
    this.rows = rows;
    this.contracts = contracts;
    this.freezer = freezer;
    this.templates = templates;
    this.review = review;
    this.organisations = organisations;
    this.documents = documents;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
    this.randomness = randomness;
    this.clock = clock;
  }

  /**
   * Begins a draft. The same request key again gives the same draft.
   *
   * @param requestKey chosen by the caller for this one act
   * @param templateId name of the template; its newest version is taken
   * @param typed field key to text; the employer's fields come from its registration
   */
  public StoredContract begin(UUID requestKey, String templateId, Map<String, String> typed) {
    Organisation employer = organisations.mine();
    ContractTemplate template = templates.newest(templateId);
    return tenancy.inTransaction(() ->
        rows.byRequestKey(employer.id(), requestKey)
            .map(contracts::get)
            .orElseGet(() -> keepNew(requestKey, employer, template, typed)));
  }

  /** Changes a draft. */
  public StoredContract revise(UUID id, int seen, Map<String, String> typed) {
    Organisation employer = organisations.mine();
    return tenancy.inTransaction(() -> {
      DraftContract draft = contracts.lock(id, DraftContract.class).as();
      ContractTemplate template =
          templates.version(draft.head().template(), draft.head().templateVersion());
      rows.update(draft.revise(canonical(template, employer, typed)), seen, clock.instant());
      return contracts.get(id);
    });
  }

  /** What the checks say about texts as typed, for the form. */
  public List<Finding> review(String templateId, Map<String, String> typed) {
    Organisation employer = organisations.mine();
    ContractTemplate template = templates.newest(templateId);
    return findings(template, canonical(template, employer, typed), employer.region());
  }

  /** What the checks say about a draft. */
  public List<Finding> review(ContractHead head) {
    return findings(
        templates.version(head.template(), head.templateVersion()), head.data(), head.region());
  }

  /** The pages as they would be frozen now; nothing is kept. */
  public byte[] preview(UUID id) {
    ContractHead head = contracts.find(id).contract().head();
    refuseIncomplete(review(head));
    return freezer.freeze(head, template(head), clock.instant());
  }

  /**
   * Makes the PDF that is signed. Frozen already: nothing happens.
   *
   * @param confirmed codes of the findings HR has read and takes responsibility for
   * @throws Refusal {@code contract-incomplete}, {@code findings-unconfirmed}, {@code
   *     character-unprintable}
   */
  public StoredContract freeze(UUID id, Set<String> confirmed) {
    StoredContract stored = contracts.find(id);
    if (stored.contract() instanceof FrozenContract) {
      return stored;
    }
    if (!(stored.contract() instanceof DraftContract draft)) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    List<Finding> findings = review(draft.head());
    refuseIncomplete(findings);
    refuseUnconfirmed(findings, confirmed);
    Instant at = clock.instant();
    byte[] pdf = freezer.freeze(draft.head(), template(draft.head()), at);
    return tenancy.inTransaction(() -> keepFrozen(draft, stored.version(), pdf, findings, at));
  }

  /** Takes a frozen contract back to the desk; its PDF is never signed. At it: nothing happens. */
  public StoredContract reopen(UUID id) {
    return tenancy.inTransaction(() -> {
      StoredContract stored = contracts.get(id);
      if (stored.contract() instanceof DraftContract) {
        return stored;
      }
      var locked = contracts.lock(id, FrozenContract.class);
      journal.append(EventDraft.of(StreamId.contract(id), "contract.reopened"));
      rows.update(locked.as().reopen(), locked.version(), clock.instant());
      return contracts.get(id);
    });
  }

  private StoredContract keepNew(
      UUID requestKey,
      Organisation employer,
      ContractTemplate template,
      Map<String, String> typed) {
    var head =
        new ContractHead(
            ids.next(),
            employer.id(),
            ids.next(),
            employer.region(),
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(randomness.bytes(REFERENCE_BYTES)),
            template.id(),
            template.version(),
            canonical(template, employer, typed),
            clock.instant());
    journal.open(StreamId.contract(head.id()), head.region());
    rows.insert(new DraftContract(head), requestKey);
    journal.append(
        EventDraft.of(StreamId.contract(head.id()), "contract.drafted")
            .fact("template", template.id())
            .fact("template_version", template.version()));
    return contracts.get(head.id());
  }

  private StoredContract keepFrozen(
      DraftContract draft, int seen, byte[] pdf, List<Finding> findings, Instant at) {
    ContractHead head = draft.head();
    StoredDocument document =
        documents.store(
            new NewDocument(
                head.tenant(),
                head.id(),
                "contract.frozen",
                "contract-frozen.pdf",
                "application/pdf",
                pdf));
    rows.update(
        draft.freeze(new Paper(document.id(), document.sha256()), at), seen, clock.instant());
    journal.append(
        EventDraft.of(StreamId.contract(head.id()), "contract.frozen")
            .about(document)
            .fact("reference", head.reference())
            .fact("rules", review.ruleVersion())
            .fact("confirmed", String.join(" ", codes(findings, Finding.Level.CONFIRM)))
            .personal(head.worker(), "worker.name", head.workerName())
            .personal(
                head.worker(), "worker.id_number", head.data().text("worker.idNumber").orElse("")));
    return contracts.get(head.id());
  }

  private List<Finding> findings(ContractTemplate template, ContractData data, String region) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), SealingClock.ZONE);
    return review.review(template, data, region, today);
  }

  private ContractTemplate template(ContractHead head) {
    return templates.version(head.template(), head.templateVersion());
  }

  private static ContractData canonical(
      ContractTemplate template, Organisation employer, Map<String, String> typed) {
    var values = new HashMap<>(typed);
    values.put("employer.name", employer.name());
    values.put("employer.creditCode", employer.creditCode().value());
    values.put("employer.domicile", employer.domicile());
    values.put("employer.legalRepresentative", employer.legalRepresentative());
    return template.canonical(values);
  }

  private static void refuseIncomplete(List<Finding> findings) {
    refuse(
        ContractRefusal.INCOMPLETE,
        findings.stream().filter(finding -> finding.level() == Finding.Level.MUST_FIX).toList());
  }

  private static void refuseUnconfirmed(List<Finding> findings, Set<String> confirmed) {
    refuse(
        ContractRefusal.FINDINGS_UNCONFIRMED,
        findings.stream()
            .filter(finding -> finding.level() == Finding.Level.CONFIRM)
            .filter(finding -> !confirmed.contains(finding.code()))
            .toList());
  }

  private static void refuse(ContractRefusal code, List<Finding> open) {
    List<FieldRefusal> fields =
        open.stream()
            .map(finding ->
                new FieldRefusal(
                    finding.field(),
                    "compliance." + finding.code() + ".fact",
                    ContractViews.plain(finding.arguments())))
            .toList();
    if (!fields.isEmpty()) {
      throw Refusal.ofFields(code, fields);
    }
  }

  private static Set<String> codes(List<Finding> findings, Finding.Level level) {
    var codes = new TreeSet<String>();
    findings.stream().filter(f -> f.level() == level).map(Finding::code).forEach(codes::add);
    return codes;
  }
}
