package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.compliance.FindingWords;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.papers.PdfAnswer;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.template.TemplateField;
import cn.laborproof.signing.template.Templates;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafting, checking, freezing: the employer's side before anybody is asked to sign. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class ContractApi {
  private final Contracts contracts;
  private final ContractDrafts drafts;
  private final Templates templates;
  private final FindingWords words;
  private final IdSource ids;

  ContractApi(
      Contracts contracts,
      ContractDrafts drafts,
      Templates templates,
      FindingWords words,
      IdSource ids) {
    this.contracts = contracts;
    this.drafts = drafts;
    this.templates = templates;
    this.words = words;
    this.ids = ids;
  }

  record NewContract(String template, Map<String, String> data) {}

  record Revision(int version, Map<String, String> data) {}

  record FreezeOrder(@Nullable Set<String> confirmed) {}

  record Reviewed(String template, Map<String, String> data) {}

  record TemplateView(
      String id, int version, String title, String source, List<SectionView> sections) {}

  record SectionView(String key, int clause, String title, List<TemplateField> fields) {}

  record ContractPage(
      List<ContractViews.ContractView> contracts, long total, int page, boolean more) {}

  @GetMapping("/templates")
  List<TemplateView> templates(Locale locale) {
    return templates.offered().stream()
        .map(t ->
            new TemplateView(
                t.id(),
                t.version(),
                t.title().in(locale),
                t.source().in(locale),
                t.sections().stream()
                    .map(
                        s -> new SectionView(s.key(), s.clause(), s.title().in(locale), s.fields()))
                    .toList()))
        .toList();
  }

  @PostMapping("/compliance/reviews")
  List<FindingWords.Worded> review(@RequestBody Reviewed input, Locale locale) {
    return words.in(locale, drafts.review(input.template(), input.data()));
  }

  @PostMapping("/contracts")
  @ResponseStatus(HttpStatus.CREATED)
  ContractViews.ContractView begin(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
      @RequestBody NewContract input) {
    return ContractViews.of(
        drafts.begin(key == null ? ids.next() : key, input.template(), input.data()));
  }

  @PutMapping("/contracts/{id}")
  ContractViews.ContractView revise(@PathVariable UUID id, @RequestBody Revision input) {
    return ContractViews.of(drafts.revise(id, input.version(), input.data()));
  }

  @GetMapping("/contracts")
  ContractPage list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    var filter = ContractFilter.asked(state, q, sort, page, size);
    Contracts.Page found = contracts.page(filter);
    return new ContractPage(
        found.contracts().stream().map(ContractViews::of).toList(),
        found.total(),
        filter.page(),
        (filter.page() + 1L) * filter.size() < found.total());
  }

  @GetMapping("/contracts/{id}")
  ContractViews.ContractView one(@PathVariable UUID id) {
    return ContractViews.of(contracts.find(id));
  }

  @GetMapping("/contracts/{id}/findings")
  List<FindingWords.Worded> findings(@PathVariable UUID id, Locale locale) {
    return words.in(locale, drafts.review(contracts.find(id).contract().head()));
  }

  @GetMapping("/contracts/{id}/preview")
  ResponseEntity<byte[]> preview(@PathVariable UUID id) {
    if (!(contracts.find(id).contract() instanceof DraftContract)) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    return PdfAnswer.of(drafts.preview(id), "preview.pdf");
  }

  @PostMapping("/contracts/{id}/freeze")
  ContractViews.ContractView freeze(@PathVariable UUID id, @RequestBody FreezeOrder order) {
    @Nullable Set<String> confirmed = order.confirmed();
    return ContractViews.of(drafts.freeze(id, confirmed == null ? Set.of() : confirmed));
  }

  @PostMapping("/contracts/{id}/reopen")
  ContractViews.ContractView reopen(@PathVariable UUID id) {
    return ContractViews.of(drafts.reopen(id));
  }

  @PostMapping("/contracts/{id}/withdraw")
  ContractViews.ContractView withdraw(@PathVariable UUID id) {
    return ContractViews.of(contracts.withdrawByEmployer(id));
  }
}
