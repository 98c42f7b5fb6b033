package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.asked.AskedNotes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Questionnaires on the employer's console and on a worker's phone. Acts go through the API. */
@Controller
class SurveyPages {
  private final Surveys surveys;
  private final Voices voices;

  SurveyPages(Surveys surveys, Voices voices) {
    this.surveys = surveys;
    this.voices = voices;
  }

  /** A task with its end for people. */
  record Shown(SampleViews.SurveyDetail survey, String closes) {}

  @GetMapping("/surveys")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String list(@RequestParam(defaultValue = "0") int page, Locale locale, Model model) {
    model.addAttribute("unconfirmed", surveys.isUnconfirmed());
    model.addAttribute(
        "surveys",
        surveys
            .all(page)
            .map(each -> SampleViews.survey(each, locale))
            .map(each -> new Shown(each, SampleViews.shownEnd(each.closesAt(), each.closedAt()))));
    return "supervision/surveys";
  }

  @GetMapping("/surveys/{id}")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  String one(@PathVariable UUID id, Locale locale, Model model) {
    Surveys.Task task = surveys.find(id);
    SampleViews.SurveyDetail survey = SampleViews.survey(task, locale);
    model.addAttribute("survey", survey);
    model.addAttribute("may", task.isWaiting());
    model.addAttribute("closes", SampleViews.shownEnd(survey.closesAt(), survey.closedAt()));
    return "supervision/survey";
  }

  /** Where a link leads: the secret is behind the hash sign, a script hands it over. */
  @GetMapping("/q")
  @AllowAnyone
  String link() {
    return "supervision/voice-open";
  }

  @GetMapping("/q/form")
  @AllowAnyone
  String form(
      @CookieValue(name = SurveyApi.COOKIE, defaultValue = "") String token,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      Questionnaire asked = voices.open(token);
      model.addAttribute("title", asked.form().title().in(locale));
      model.addAttribute("smallest", asked.smallest());
      model.addAttribute("closes", SampleViews.shownEnd(asked.closesAt()));
      model.addAttribute("key", Voices.key(token));
      model.addAttribute(
          "questions",
          asked.form().of(Form.WORKER).stream()
              .map(each -> SampleViews.question(each, Map.of(), locale))
              .toList());
      return "supervision/voice";
    } catch (Refusal refusal) {
      model.addAttribute("code", refusal.code().code());
      return "supervision/voice-closed";
    }
  }

  @GetMapping("/q/done")
  @AllowAnyone
  String done() {
    return "supervision/voice-done";
  }

  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths surveyLinks() {
      return PublicPaths.of("/q", "/q/**");
    }

    @Bean
    DeskNotes surveyNotes(Surveys surveys, MessageSource messages, Tenancy tenancy) {
      return new AskedNotes("survey", "/surveys", surveys::waiting, messages, tenancy);
    }
  }
}
