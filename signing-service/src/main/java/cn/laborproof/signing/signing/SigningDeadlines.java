package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.signing.SigningCase.Stage;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sets the clocks that run on the way, and ends an invitation whose time has passed. */
@Component
class SigningDeadlines {
  private final SigningCases cases;
  private final SigningTasks tasks;
  private final Tenancy tenancy;

  SigningDeadlines(SigningCases cases, SigningTasks tasks, Tenancy tenancy) {
    this.cases = cases;
    this.tasks = tasks;
    this.tenancy = tenancy;
  }

  void expireAt(UUID subject, UUID tenant, Instant until) {
    tasks.scheduleAt(SigningTasks.EXPIRY, tenant, subject, until);
  }

  /** Watches the clock of the next signature, if one runs. */
  void remindAt(SigningCase paper) {
    if (paper.stage() instanceof Stage.Underway(Paper _, Instant due) && due != null) {
      tasks.scheduleAt(SigningTasks.SEAL_OVERDUE, paper.tenant(), paper.id(), due);
    }
  }

  void expire(SigningTasks.Target target) {
    tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          cases.kindOf(target.subject()).expireIfOver(target.subject());
          return true;
        });
  }
}
