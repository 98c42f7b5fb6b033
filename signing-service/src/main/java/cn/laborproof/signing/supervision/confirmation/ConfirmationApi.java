package cn.laborproof.signing.supervision.confirmation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.organisation.CodeConfirmation;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.Refusal;
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

/** Employers whose hold on their credit code an office confirms, and an employer's own standing. */
@RestController
@RequestMapping("/api/v1")
class ConfirmationApi {
  private static final List<String> COLUMNS =
      List.of("code", "name", "region", "domicile", "representative", "asked", "state", "decided");

  private final CodeConfirmations confirmations;
  private final MessageSource messages;

  ConfirmationApi(CodeConfirmations confirmations, MessageSource messages) {
    this.confirmations = confirmations;
    this.messages = messages;
  }

  record ConfirmationPage(
      List<ConfirmationView> confirmations, long total, int page, boolean more) {}

  /**
   * A decision.
   *
   * @param outcome {@code confirmed} or {@code refused}
   * @param grounds what was compared, or why the code is not theirs
   */
  record Decision(@Nullable String outcome, @Nullable String grounds) {}

  @GetMapping("/code-confirmations")
  @Allow({Role.INSPECTOR, Role.MACHINE})
  ConfirmationPage list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") int page) {
    ConfirmationFilter filter = ConfirmationFilter.asked(state, text, page);
    CodeConfirmations.Page found =
        confirmations.page(filter.state(), filter.text(), filter.page(), ConfirmationFilter.SIZE);
    return new ConfirmationPage(
        found.rows().stream().map(ConfirmationView::of).toList(),
        found.total(),
        filter.page(),
        filter.more(found.total()));
  }

  @GetMapping("/code-confirmations.csv")
  @Allow({Role.INSPECTOR, Role.MACHINE})
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String text,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    ConfirmationFilter filter = ConfirmationFilter.asked(state, text, 0);
    CsvExport.stream(
        response,
        "code-confirmations.csv",
        COLUMNS.stream().map(each -> word("confirmation.column." + each, locale)).toList(),
        rows ->
            confirmations.each(
                filter.state(), filter.text(), each -> rows.accept(cells(each, locale))));
  }

  @GetMapping("/code-confirmations/{organisation}")
  @Allow({Role.INSPECTOR, Role.MACHINE, Role.HR, Role.LEGAL_REPRESENTATIVE})
  ConfirmationView one(@PathVariable UUID organisation) {
    return ConfirmationView.of(confirmations.find(organisation));
  }

  /** Confirms or refuses, or takes the other decision instead; only people of an office do. */
  @PostMapping("/code-confirmations/{organisation}/decision")
  @Allow(Role.INSPECTOR)
  ConfirmationView decide(@PathVariable UUID organisation, @RequestBody Decision input) {
    CodeConfirmation.State outcome =
        ConfirmationFilter.state(Objects.requireNonNullElse(input.outcome(), ""))
            .filter(each -> each != CodeConfirmation.State.ASKED)
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    return ConfirmationView.of(
        confirmations.decide(
            organisation,
            outcome == CodeConfirmation.State.CONFIRMED,
            Objects.requireNonNullElse(input.grounds(), "")));
  }

  private List<String> cells(CodeConfirmation each, Locale locale) {
    ConfirmationView view = ConfirmationView.of(each);
    return List.of(
        view.creditCode(),
        view.name(),
        view.region(),
        view.domicile(),
        view.legalRepresentative(),
        view.shownAsked(),
        word("confirmation.state." + view.state(), locale),
        Objects.requireNonNullElse(view.shownDecided(), ""));
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
