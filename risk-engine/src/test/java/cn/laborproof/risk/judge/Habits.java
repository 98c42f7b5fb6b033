package cn.laborproof.risk.judge;

import cn.laborproof.testkit.Seeded;

/** What was drawn once for a relation, so that its people resemble each other. */
record Habits(
    double managed,
    boolean byPerson,
    double device,
    double rules,
    double interview,
    double card,
    double payer,
    double initiator,
    double insuredElsewhere,
    String insurer,
    double mixedShare,
    double samePost,
    double fromDispatch,
    double fromOwn,
    double underPrincipal,
    int late,
    boolean attendanceKnown,
    boolean managedKnown,
    boolean deviceKnown,
    boolean wagesKnown,
    boolean insuranceKnown,
    boolean rulesKnown,
    boolean interviewKnown,
    boolean cardKnown) {

  static Habits of(Deal deal, Seeded any) {
    Conduct conduct = deal.conduct();
    double managed = conduct.draw(Trait.MANAGED, any);
    return new Habits(
        managed,
        any.onceIn(2),
        conduct.draw(Trait.DEVICE, any),
        conduct.draw(Trait.RULES, any),
        conduct.draw(Trait.INTERVIEW, any),
        conduct.draw(Trait.CARD, any),
        conduct.draw(Trait.PAYER, any),
        conduct.draw(Trait.INITIATOR, any),
        conduct.draw(Trait.INSURED_ELSEWHERE, any),
        Company.any(any, "人事代理").key(),
        conduct.draw(Trait.MIXED, any),
        conduct.draw(Trait.SAME_POST, any),
        conduct.draw(Trait.FROM_DISPATCH, any),
        conduct.draw(Trait.FROM_OWN, any),
        // A gate whose system books everybody as the principal's own.
        any.onceIn(managed > 0.5 ? 10 : 30) ? 0.3 + 0.5 * any.random().nextDouble() : 0,
        any.onceIn(5) ? any.number(1, 2) : 0,
        deal.handedIn(),
        deal.handedIn(),
        deal.handedIn(),
        deal.handedIn(),
        deal.handedIn(),
        deal.handedIn(),
        deal.handedIn(),
        deal.handedIn());
  }

  boolean mixed(Seeded any) {
    return any.random().nextDouble() < mixedShare;
  }

  /** Either some people are led by the principal all the time, or all of them some of the time. */
  double byPerson(Seeded any) {
    if (!byPerson) {
      return managed;
    }
    return any.random().nextDouble() < managed ? 0.95 : 0.03;
  }
}
