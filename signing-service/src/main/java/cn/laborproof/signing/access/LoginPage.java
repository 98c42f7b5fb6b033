package cn.laborproof.signing.access;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page. A demo installation shows its invented people with their passwords. */
@Controller
@AllowAnyone
final class LoginPage {

  private final DemoPeople demoPeople;

  LoginPage(DemoPeople demoPeople) {
    this.demoPeople = demoPeople;
  }

  @GetMapping("/login")
  String login(@RequestParam(name = "refused", required = false) String refused, Model model) {
    List<DemoPeople.Login> logins = demoPeople.logins();
    model.addAttribute("refused", refused != null);
    model.addAttribute("logins", logins);
    return "access/login";
  }
}
