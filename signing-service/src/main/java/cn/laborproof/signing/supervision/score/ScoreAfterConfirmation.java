package cn.laborproof.signing.supervision.score;

import cn.laborproof.signing.organisation.CodeDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A roster counts in a score only when whoever handed it in is the employer. */
@Component
class ScoreAfterConfirmation {

  private final ScoreTask task;

  ScoreAfterConfirmation(ScoreTask task) {
    this.task = task;
  }

  /** In the transaction of the decision. */
  @EventListener
  void decided(CodeDecided decided) {
    task.score(decided.region(), decided.creditCode());
  }
}
