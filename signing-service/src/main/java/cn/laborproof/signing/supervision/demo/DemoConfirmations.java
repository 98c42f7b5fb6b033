package cn.laborproof.signing.supervision.demo;

import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.CodeConfirmation.State;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.shared.Installation;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo city's official confirms the city's two employers, by the way every other goes. */
@Component
@Order(15)
final class DemoConfirmations implements ApplicationRunner {
  private final Installation installation;
  private final CodeConfirmations confirmations;
  private final Tenancy tenancy;

  DemoConfirmations(Installation installation, CodeConfirmations confirmations, Tenancy tenancy) {
    this.installation = installation;
    this.confirmations = confirmations;
    this.tenancy = tenancy;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (installation.demo()) {
      List.of(DemoCity.MANUFACTURER, DemoCity.SERVICE_COMPANY).forEach(this::confirm);
    }
  }

  /** What an official decided otherwise since stays so. */
  private void confirm(UUID employer) {
    tenancy.as(
        DemoCity.DISTRICT,
        () ->
            confirmations.find(employer).state() == State.ASKED
                && confirmations.decide(employer, true, "与演示城市的登记资料核对一致。").decision().isPresent());
  }
}
