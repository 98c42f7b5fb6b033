package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.Installation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: where to go from here. */
@Controller
@AllowAnyone
final class FrontPage {

  private final Installation installation;

  FrontPage(Installation installation) {
    this.installation = installation;
  }

  @GetMapping("/")
  String front(Model model) {
    model.addAttribute("portal", installation.portalUri());
    return "access/front";
  }
}
