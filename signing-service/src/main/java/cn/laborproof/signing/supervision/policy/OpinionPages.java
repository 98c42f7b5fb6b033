package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.asked.AskedNotes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Policies on the employer's console and on a worker's phone. Acts go through the API. */
@Controller
class OpinionPages {

  private static final List<Integer> RATINGS =
      IntStream.rangeClosed(1, Asked.BEST).map(each -> Asked.BEST + 1 - each).boxed().toList();

  private final Opinions opinions;
  private final PolicyVoices voices;
  private final OpinionViews views;

  OpinionPages(Opinions opinions, PolicyVoices voices, OpinionViews views) {
    this.opinions = opinions;
    this.voices = voices;
    this.views = views;
  }

  /** A task with its end for people. */
  record Shown(OpinionViews.OpinionDetail task, String closes) {}

  @GetMapping("/policy-feedback")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String list(Locale locale, Model model) {
    model.addAttribute("unconfirmed", opinions.isUnconfirmed());
    model.addAttribute(
        "tasks",
        opinions.all().stream()
            .map(each -> views.task(each, locale))
            .map(each -> new Shown(each, TimelineWords.shownEnd(each.closesAt())))
            .toList());
    return "supervision/policy-opinions";
  }

  @GetMapping("/policy-feedback/{id}")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String one(@PathVariable UUID id, Locale locale, Model model) {
    show(views.task(opinions.find(id), locale), model);
    return "supervision/policy-opinion";
  }

  /** Where a link leads: the secret is behind the hash sign, a script hands it over. */
  @GetMapping("/pf")
  @AllowAnyone
  String link() {
    return "supervision/policy-voice-open";
  }

  @GetMapping("/pf/form")
  @AllowAnyone
  String form(
      @CookieValue(name = OpinionApi.COOKIE, defaultValue = "") String token,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      show(views.voice(voices.open(token), locale), model);
      model.addAttribute("key", PolicyVoices.key(token));
      return "supervision/policy-voice";
    } catch (Refusal refusal) {
      model.addAttribute("code", refusal.code().code());
      return "supervision/voice-closed";
    }
  }

  @GetMapping("/pf/done")
  @AllowAnyone
  String done() {
    return "supervision/policy-voice-done";
  }

  private static void show(OpinionViews.OpinionDetail task, Model model) {
    model.addAttribute("task", task);
    model.addAttribute("ratings", RATINGS);
    model.addAttribute("closes", TimelineWords.shownEnd(task.closesAt()));
  }

  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths policyLinks() {
      return PublicPaths.of("/pf", "/pf/**");
    }

    @Bean
    DeskNotes opinionNotes(Opinions opinions, MessageSource messages, Tenancy tenancy) {
      return new AskedNotes("opinion", "/policy-feedback", opinions::waiting, messages, tenancy);
    }
  }
}
