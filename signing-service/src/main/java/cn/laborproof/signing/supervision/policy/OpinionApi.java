package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.supervision.asked.LinkCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Policies for those who are asked about them: employers, and workers by a link. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
class OpinionApi {
  static final String COOKIE = "LP_POLICY";

  private static final LinkCookie LINK = new LinkCookie(COOKIE);

  private final Opinions opinions;
  private final PolicyVoices voices;
  private final OpinionViews views;

  OpinionApi(Opinions opinions, PolicyVoices voices, OpinionViews views) {
    this.opinions = opinions;
    this.voices = voices;
    this.views = views;
  }

  record AskedList(List<OpinionViews.OpinionDetail> policies) {}

  /**
   * What an employer says.
   *
   * @param known from 1 to 5, like the others
   * @param version of what was seen; 0 before the first
   */
  record OpinionInput(
      @Nullable String known,
      @Nullable String helped,
      @Nullable String easy,
      @Nullable String words,
      @Nullable Integer version) {}

  record LinkToken(@Nullable String token) {}

  /**
   * What a worker says.
   *
   * @param link the first 16 hexadecimal digits of SHA-256 of the link's secret: on a shared phone
   *     another link may have been opened since the page was
   */
  record PolicyVoiceInput(
      @Nullable String link,
      @Nullable String known,
      @Nullable String helped,
      @Nullable String easy,
      @Nullable String words) {}

  @GetMapping("/policy-feedback")
  AskedList list(Locale locale) {
    return new AskedList(opinions.all().stream().map(each -> views.task(each, locale)).toList());
  }

  @GetMapping("/policy-feedback/{id}")
  OpinionViews.OpinionDetail one(@PathVariable UUID id, Locale locale) {
    return views.task(opinions.find(id), locale);
  }

  @PostMapping("/policy-feedback/{id}")
  OpinionViews.OpinionDetail say(
      @PathVariable UUID id, @RequestBody OpinionInput input, Locale locale) {
    return views.task(
        opinions.say(
            id,
            Opinion.checked(input.known(), input.helped(), input.easy(), input.words()),
            Objects.requireNonNullElse(input.version(), 0)),
        locale);
  }

  /** Opens a worker's link: from here on the secret is in a cookie, and no more in the address. */
  @PostMapping("/public/policy-feedback/open")
  @AllowAnyone
  ResponseEntity<Void> open(@RequestBody LinkToken input, HttpServletRequest request) {
    String token = Objects.requireNonNullElse(input.token(), "");
    voices.open(token);
    return LINK.opened(token, request);
  }

  @PostMapping("/public/policy-feedback/answers")
  @AllowAnyone
  ResponseEntity<Void> answer(
      @RequestBody PolicyVoiceInput input,
      @CookieValue(name = COOKIE, defaultValue = "") String token,
      HttpServletRequest request) {
    voices.say(
        token,
        Objects.requireNonNullElse(input.link(), ""),
        Opinion.checked(input.known(), input.helped(), input.easy(), input.words()));
    return LINK.answered(request);
  }
}
