package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.QrCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking employers and workers about a policy, and what came back. */
@RestController
@RequestMapping("/api/v1/risk/policies/{id}/feedback")
@Allow(Role.INSPECTOR)
class HearingApi {

  private final Hearings hearings;
  private final OpinionViews views;
  private final IdSource ids;

  HearingApi(Hearings hearings, OpinionViews views, IdSource ids) {
    this.hearings = hearings;
    this.views = views;
    this.ids = ids;
  }

  record OpenInput(@Nullable Integer days) {}

  /**
   * How many links.
   *
   * @param id chosen by the caller so that repeating the call makes the same links
   */
  record LinkInput(@Nullable UUID id, @Nullable Integer count) {}

  /** A link with its code; both are told once. */
  record LinkView(String link, String qr) {}

  record LinkList(List<LinkView> links) {}

  record OpinionList(List<OpinionViews.EmployerOpinion> opinions) {}

  @GetMapping
  OpinionViews.FeedbackDetail one(@PathVariable UUID id, Locale locale) {
    return views.detail(
        hearings.find(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)), locale);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  OpinionViews.FeedbackDetail open(
      @PathVariable UUID id, @RequestBody OpenInput input, Locale locale) {
    hearings.open(id, Objects.requireNonNullElse(input.days(), 0));
    return one(id, locale);
  }

  @PostMapping("/close")
  OpinionViews.FeedbackDetail close(@PathVariable UUID id, Locale locale) {
    hearings.close(id);
    return one(id, locale);
  }

  @PostMapping("/links")
  @ResponseStatus(HttpStatus.CREATED)
  LinkList invite(@PathVariable UUID id, @RequestBody LinkInput input) {
    return new LinkList(
        hearings
            .invite(
                id,
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.count(), 0))
            .stream()
            .map(link -> new LinkView(link, QrCode.svg(link)))
            .toList());
  }

  /** What employers said, newest first; those who gave a question a value where one is named. */
  @GetMapping("/employers")
  OpinionList employers(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String question,
      @RequestParam(defaultValue = "0") int value) {
    return new OpinionList(
        hearings.opinions(id, asked(question), value).stream().map(views::opinion).toList());
  }

  static Optional<Asked> asked(String code) {
    return Arrays.stream(Asked.values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
