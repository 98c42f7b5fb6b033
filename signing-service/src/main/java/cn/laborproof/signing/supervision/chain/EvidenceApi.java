package cn.laborproof.signing.supervision.chain;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The evidence behind a finding, for programs. */
@RestController
@Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class EvidenceApi {

  private final ChainEvidence evidence;

  EvidenceApi(ChainEvidence evidence) {
    this.evidence = evidence;
  }

  @GetMapping("/api/v1/findings/{id}/evidence")
  EvidenceViews.EvidenceView one(@PathVariable UUID id, Locale locale) {
    return evidence.find(id, locale);
  }
}
