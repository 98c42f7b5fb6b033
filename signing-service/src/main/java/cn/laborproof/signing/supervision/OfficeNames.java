package cn.laborproof.signing.supervision;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What offices are called. */
@Component
public final class OfficeNames {
  private final Organisations organisations;
  private final Tenancy tenancy;
  private final Installation installation;

  OfficeNames(Organisations organisations, Tenancy tenancy, Installation installation) {
    this.organisations = organisations;
    this.tenancy = tenancy;
    this.installation = installation;
  }

  /**
   * The name of the organisation whose seal the office uses, which has the office's identifier;
   * empty where none is registered, save for the demo city's offices that seal nothing.
   */
  public Optional<String> of(UUID office) {
    try {
      return Optional.of(tenancy.as(new Actor.Platform(office), () -> organisations.mine()).name());
    } catch (Refusal _) {
      return installation.demo() ? DemoCity.officeName(office) : Optional.empty();
    }
  }
}
