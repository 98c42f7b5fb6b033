package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.papers.PdfAnswer;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.signing.Handwriting;
import cn.laborproof.signing.signing.SigningDesk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mediation agreements: writing, asking, and the acts of mediator, respondent and body. */
@RestController
@RequestMapping("/api/v1/mediation")
@Allow(Role.MEDIATOR)
class MediationApi {
  private final AgreementDrafts drafts;
  private final Agreements agreements;
  private final AgreementActs acts;
  private final Mediators mediators;
  private final SigningDesk desk;
  private final DefectWords words;
  private final IdSource ids;

  MediationApi(
      AgreementDrafts drafts,
      Agreements agreements,
      AgreementActs acts,
      Mediators mediators,
      SigningDesk desk,
      DefectWords words,
      IdSource ids) {
    this.drafts = drafts;
    this.agreements = agreements;
    this.acts = acts;
    this.mediators = mediators;
    this.desk = desk;
    this.words = words;
    this.ids = ids;
  }

  record NewAgreement(Map<String, String> data) {}

  record Revision(int version, Map<String, String> data) {}

  record NewMediator(String name, String mobile, String login, String password) {}

  record Will(String sha256, String code, Handwriting.Strokes signature) {}

  /** A mediator is registered by the body's own people, never by the mediator. */
  @PostMapping("/mediators")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.HR})
  Map<String, UUID> register(@RequestBody NewMediator input) {
    return Map.of(
        "account",
        mediators.register(
            new Mediators.Mediator(input.name().strip(), input.mobile().strip()),
            input.login(),
            input.password()));
  }

  @PostMapping("/agreements")
  @ResponseStatus(HttpStatus.CREATED)
  AgreementViews.AgreementView begin(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
      @RequestBody NewAgreement input) {
    return AgreementViews.of(drafts.begin(key == null ? ids.next() : key, input.data()));
  }

  @PutMapping("/agreements/{id}")
  AgreementViews.AgreementView revise(@PathVariable UUID id, @RequestBody Revision input) {
    return AgreementViews.of(drafts.revise(id, input.version(), input.data()));
  }

  /** What is missing or cannot be read; empty when the draft can be frozen. */
  @GetMapping("/agreements/{id}/defects")
  List<DefectWords.Worded> defects(@PathVariable UUID id, Locale locale) {
    return words.in(locale, drafts.defects(id));
  }

  @GetMapping("/agreements/{id}/preview")
  ResponseEntity<byte[]> preview(@PathVariable UUID id) {
    return PdfAnswer.of(drafts.preview(id), "preview.pdf");
  }

  @PostMapping("/agreements/{id}/freeze")
  AgreementViews.AgreementView freeze(@PathVariable UUID id) {
    return AgreementViews.of(drafts.freeze(id));
  }

  @PostMapping("/agreements/{id}/reopen")
  AgreementViews.AgreementView reopen(@PathVariable UUID id) {
    return AgreementViews.of(drafts.reopen(id));
  }

  @PostMapping("/agreements/{id}/invitation")
  @ResponseStatus(HttpStatus.CREATED)
  SigningDesk.Invited invite(@PathVariable UUID id, Locale locale) {
    return desk.invite(id, locale);
  }

  @PostMapping("/agreements/{id}/copy-link")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Instant> copyLink(@PathVariable UUID id, Locale locale) {
    return Map.of("expiresAt", desk.sendCopyLink(id, locale));
  }

  /** The respondent's seal: an act of a person who keeps it. */
  @PostMapping("/agreements/{id}/respondent-seal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  void respondentSeal(@PathVariable UUID id) {
    acts.sealByRespondent(id);
  }

  /** The respondent says no. */
  @PostMapping("/agreements/{id}/respondent-refusal")
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  AgreementViews.AgreementView respondentRefusal(@PathVariable UUID id) {
    acts.refuseByRespondent(id);
    return AgreementViews.of(agreements.find(id));
  }

  @PostMapping("/agreements/{id}/mediator-code")
  Map<String, Instant> mediatorCode(@PathVariable UUID id, Locale locale) {
    return Map.of("expiresAt", acts.sendCode(id, locale));
  }

  @PostMapping("/agreements/{id}/mediator-signature")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void mediatorSignature(@PathVariable UUID id, @RequestBody Will input) {
    acts.sign(id, input.sha256(), input.code(), input.signature());
  }

  @PostMapping("/agreements/{id}/withdraw")
  AgreementViews.AgreementView withdraw(@PathVariable UUID id) {
    acts.withdrawByMediator(id);
    return AgreementViews.of(agreements.find(id));
  }

  /** The body's seal, last of the four. */
  @PostMapping("/agreements/{id}/seal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  void seal(@PathVariable UUID id) {
    acts.sealByBody(id);
  }
}
