package cn.laborproof.risk.judge;

/** What can be observed of a relation, as a share of its lines or a chance of a term. */
enum Trait {
  /** Shifts, tasks and leave are decided by the principal's people. */
  MANAGED,
  /** Attendance runs over the principal's devices. */
  DEVICE,
  /** The principal's rules of work were acknowledged. */
  RULES,
  /** The principal chose the worker. */
  INTERVIEW,
  /** Card, uniform or mailbox of the principal. */
  CARD,
  /** Wages come from the principal's account. */
  PAYER,
  /** The principal makes the payroll. */
  INITIATOR,
  /** A third unit insures the workers. */
  INSURED_ELSEWHERE,
  /** Works on a line together with the principal's own people. */
  MIXED,
  /** Has the same name of post as own people of the principal, on another line. */
  SAME_POST,
  /** Was dispatched to the principal before. */
  FROM_DISPATCH,
  /** Was the principal's own employee before. */
  FROM_OWN,
  /** Chance: the principal may refuse or replace named workers. */
  REJECT,
  /** Chance: the contract fixes the number of people or posts. */
  HEADCOUNT,
  /** Chance: the contractor has a licence for dispatch. */
  LICENCE,
  /** Chance: contractor and principal belong to one group. */
  AFFILIATED,
  /** Wages and insurance, percent of the fee. */
  LABOUR_COST,
  /** Acceptance records of a year. */
  ACCEPTANCES,
  /** Deductions for quality of a year. */
  DEDUCTIONS,
  /** Workers for one leader of the contractor; 0: no leader. */
  LED_BY,
  /** Workers. */
  SIZE,
  /** Months a worker stays. */
  STAY,
}
