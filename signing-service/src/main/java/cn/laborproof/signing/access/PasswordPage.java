package cn.laborproof.signing.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody with an account changes their password: a form that needs no script, as login. */
@Controller
@Allow({
  Role.HR,
  Role.SEAL_KEEPER,
  Role.LEGAL_REPRESENTATIVE,
  Role.MEDIATOR,
  Role.INSPECTOR,
  Role.UNION,
  Role.FEDERATION
})
class PasswordPage {

  private final Passwords passwords;
  private final SessionRows sessions;

  PasswordPage(Passwords passwords, SessionRows sessions) {
    this.passwords = passwords;
    this.sessions = sessions;
  }

  @GetMapping("/password")
  String form(Model model) {
    model.addAttribute("outcome", passwords.isOfDemo() ? Passwords.Outcome.DEMO.code() : "");
    return page(model);
  }

  @PostMapping("/password")
  String change(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String chosen,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Passwords.Outcome outcome = passwords.change(current, chosen, again, request);
    model.addAttribute("outcome", outcome.code());
    if (outcome != Passwords.Outcome.CHANGED) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      // One that knows nothing of a first password.
      sessions.begin(ActorBinding.current(), request, response);
    }
    return page(model);
  }

  private static String page(Model model) {
    model.addAttribute("first", FirstPasswordFilter.isShown());
    model.addAttribute("shortest", Passwords.SHORTEST);
    return "access/password";
  }
}
