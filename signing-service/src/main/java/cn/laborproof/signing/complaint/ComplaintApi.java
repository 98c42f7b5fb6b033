package cn.laborproof.signing.complaint;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CsvExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Complaints for the employer they are about and the labour office that answers them. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.INSPECTOR, Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class ComplaintApi {
  private static final List<String> COLUMNS =
      List.of("number", "employer-code", "employer", "worker", "raised", "sealdue", "state", "due");

  private final Complaints complaints;
  private final MessageSource messages;

  ComplaintApi(Complaints complaints, MessageSource messages) {
    this.complaints = complaints;
    this.messages = messages;
  }

  record ComplaintPage(List<ComplaintStanding> complaints, long total, int page, boolean more) {}

  record Answer(@Nullable String answer) {}

  @GetMapping("/complaints")
  ComplaintPage list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    var filter = ComplaintFilter.asked(state, sort, page, size);
    long total = complaints.total(filter.state());
    return new ComplaintPage(
        complaints.page(filter),
        total,
        filter.page(),
        (filter.page() + 1L) * filter.size() < total);
  }

  @GetMapping("/complaints.csv")
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var filter = ComplaintFilter.asked(state, sort, 0, 1);
    CsvExport.stream(
        response,
        "complaints.csv",
        COLUMNS.stream().map(column -> word("complaint.column." + column, locale)).toList(),
        rows -> complaints.each(filter, standing -> rows.accept(cells(standing, locale))));
  }

  /** The labour office takes it up. */
  @PostMapping("/complaints/{id}/accept")
  @Allow(Role.INSPECTOR)
  void accept(@PathVariable UUID id) {
    complaints.accept(id);
  }

  /** The labour office answers; the complaint is over. */
  @PostMapping("/complaints/{id}/answer")
  @Allow(Role.INSPECTOR)
  void answer(@PathVariable UUID id, @RequestBody Answer input) {
    complaints.answer(id, Objects.requireNonNullElse(input.answer(), ""));
  }

  private List<String> cells(ComplaintStanding standing, Locale locale) {
    return List.of(
        standing.number(),
        standing.employerCode(),
        standing.employer(),
        standing.worker(),
        standing.shownRaised(),
        standing.shownSealDue(),
        word(standing.stateKey(), locale),
        standing.shownDue());
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
