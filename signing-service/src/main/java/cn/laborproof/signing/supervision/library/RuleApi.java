package cn.laborproof.signing.supervision.library;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.library.RuleChange.State;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rule library for programs and for the pages' own acts. */
@RestController
@RequestMapping("/api/v1/risk")
@Allow({Role.INSPECTOR, Role.MACHINE})
class RuleApi {

  private final RuleChanges changes;
  private final RuleViews views;
  private final IdSource ids;

  RuleApi(RuleChanges changes, RuleViews views, IdSource ids) {
    this.changes = changes;
    this.views = views;
    this.ids = ids;
  }

  record RuleList(List<RuleViews.RuleView> rules) {}

  record RuleDetail(
      RuleViews.RuleView rule,
      List<RuleViews.EntryView> entries,
      List<RuleViews.ChangeView> changes) {}

  /** See {@link RuleChanges.Proposal}. */
  record ProposalInput(
      @Nullable UUID id,
      @Nullable String region,
      @Nullable Map<String, String> parameters,
      @Nullable LocalDate from,
      @Nullable String source,
      @Nullable String reason) {}

  /**
   * What somebody decides.
   *
   * @param act approve, refuse or withdraw
   */
  record DecisionInput(@Nullable String act, @Nullable String note) {}

  @GetMapping("/rules")
  RuleList all(Locale locale) {
    return new RuleList(changes.all().stream().map(told -> views.rule(told, locale)).toList());
  }

  /** The library with what was switched on, as {@code laborproof risk --rule-book} reads it. */
  @GetMapping("/rule-book.properties")
  ResponseEntity<byte[]> takenAlong() throws IOException {
    StringWriter written = new StringWriter();
    changes.takenAlong().written().store(written, null);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("rule-book.properties").build().toString())
        .body(written.toString().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/rules/{rule}")
  RuleDetail one(@PathVariable String rule, Locale locale) {
    RuleChanges.Told told = changes.one(rule);
    return new RuleDetail(
        views.rule(told, locale),
        told.entries().stream().map(entry -> views.entry(entry, locale)).toList(),
        views.changes(told, locale));
  }

  @PostMapping("/rules/{rule}/changes")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  RuleViews.ChangeView propose(
      @PathVariable String rule, @RequestBody ProposalInput input, Locale locale) {
    UUID id =
        changes.propose(
            new RuleChanges.Proposal(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                rule,
                Objects.requireNonNullElse(input.region(), ""),
                said(input.parameters()),
                Optional.ofNullable(input.from()),
                Objects.requireNonNullElse(input.source(), ""),
                Objects.requireNonNullElse(input.reason(), "")));
    return shown(id, locale);
  }

  /** A bound that was left empty stays as it is. */
  private static Map<String, String> said(@Nullable Map<String, String> parameters) {
    return parameters == null
        ? Map.of()
        : parameters.entrySet().stream()
            .filter(entry -> entry.getValue() != null && !entry.getValue().isBlank())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @GetMapping("/rule-changes/{id}")
  RuleViews.ChangeView change(@PathVariable UUID id, Locale locale) {
    return shown(id, locale);
  }

  @PostMapping("/rule-changes/{id}/acts")
  @Allow(Role.INSPECTOR)
  RuleViews.ChangeView decide(
      @PathVariable UUID id, @RequestBody DecisionInput input, Locale locale) {
    changes.decide(
        id,
        switch (Objects.requireNonNullElse(input.act(), "")) {
          case "approve" -> State.ACTIVE;
          case "refuse" -> State.REFUSED;
          case "withdraw" -> State.WITHDRAWN;
          default -> throw new Refusal(CommonRefusal.UNREADABLE);
        },
        Objects.requireNonNullElse(input.note(), ""));
    return shown(id, locale);
  }

  private RuleViews.ChangeView shown(UUID id, Locale locale) {
    RuleChanges.Change found = changes.find(id);
    return views.change(
        found, changes.possible(found.change()), changes.anew(found.change()), locale);
  }
}
