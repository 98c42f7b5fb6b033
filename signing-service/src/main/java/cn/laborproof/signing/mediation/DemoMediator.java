package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Registers the demo city's mediator at first start; the account is there already. */
@Component
@Order(20)
final class DemoMediator implements ApplicationRunner {
  private static final Mediators.Mediator CHEN_HE = new Mediators.Mediator("陈和", "13900000099");

  private final Mediators mediators;
  private final JdbcClient jdbc;
  private final Tenancy tenancy;
  private final Installation installation;

  DemoMediator(Mediators mediators, JdbcClient jdbc, Tenancy tenancy, Installation installation) {
    this.mediators = mediators;
    this.jdbc = jdbc;
    this.tenancy = tenancy;
    this.installation = installation;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!installation.demo()) {
      return;
    }
    tenancy.inTransaction(
        new Actor.Platform(DemoCity.MEDIATION_BODY),
        () -> {
          jdbc.sql("select id from account where tenant_id = current_tenant() and role = :role")
              .param("role", Role.MEDIATOR.code())
              .query((row, _) -> row.getObject("id", UUID.class))
              .list()
              .forEach(account -> mediators.keep(account, DemoCity.MEDIATION_BODY, CHEN_HE));
          return true;
        });
  }
}
