package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisations;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an organisation did beside its contracts: its registration, its seal, what it exported. */
@RestController
@Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class HouseTimelineApi {
  private final Organisations organisations;
  private final EvidenceTrail trail;
  private final TimelineWords words;
  private final Tenancy tenancy;

  HouseTimelineApi(
      Organisations organisations, EvidenceTrail trail, TimelineWords words, Tenancy tenancy) {
    this.organisations = organisations;
    this.trail = trail;
    this.words = words;
    this.tenancy = tenancy;
  }

  @GetMapping("/api/v1/organisations/mine/timeline")
  List<TimelineWords.WordedEvent> timeline(Locale locale) {
    StreamId stream = Organisations.stream(organisations.mine().id());
    return words.in(locale, tenancy.inTransaction(() -> trail.events(stream)));
  }
}
