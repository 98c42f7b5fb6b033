package cn.laborproof.signing.supervision.look;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.RosterPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An inspector sees a person's number, and says why. A look is an act, so it is posted. */
@RestController
@Allow(Role.INSPECTOR)
class PersonLookApi {
  private final PersonLooks looks;

  PersonLookApi(PersonLooks looks) {
    this.looks = looks;
  }

  /** Whom to look at, and why; employer and worker as a finding names them. */
  record Look(@Nullable String employer, @Nullable String worker, @Nullable String reason) {}

  @PostMapping("/api/v1/people/looks")
  RosterPeople.Revealed unmask(@RequestBody Look input) {
    String worker = input.worker();
    String employer = input.employer();
    if (employer == null || worker == null || !WorkerKey.isKey(worker)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return looks.unmask(employer, new WorkerKey(worker), input.reason());
  }
}
