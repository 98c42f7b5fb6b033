package cn.laborproof.signing.supervision.paper;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.RosterPeople;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where HR declares a contract on paper for somebody a finding is about. */
@Controller
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
class PaperContractPages {

  private final RosterPeople people;
  private final Organisations organisations;

  PaperContractPages(RosterPeople people, Organisations organisations) {
    this.people = people;
    this.organisations = organisations;
  }

  @GetMapping("/paper-contracts/new")
  String declare(@RequestParam String worker, Model model) {
    if (!WorkerKey.isKey(worker)) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    var key = new WorkerKey(worker);
    String masked = people.masked(organisations.mine().id(), List.of(key)).get(key);
    if (masked == null) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    model.addAttribute("worker", worker);
    model.addAttribute("masked", masked);
    return "supervision/paper-contract";
  }
}
