package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.AllowAnyone;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The form to register an organisation; the act goes through the API. */
@Controller
@AllowAnyone
class RegisterPage {
  @GetMapping("/register")
  String register() {
    return "organisation/register";
  }
}
