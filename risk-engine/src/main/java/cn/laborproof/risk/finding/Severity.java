package cn.laborproof.risk.finding;

/** How urgent a finding is for the employer. Not a level of a warning scheme. */
public enum Severity {
  /** Good to know; nothing is due. */
  NOTICE,
  /** Something falls due soon. */
  REMIND,
  /** A statutory limit has passed or a threshold is exceeded. */
  BREACH
}
