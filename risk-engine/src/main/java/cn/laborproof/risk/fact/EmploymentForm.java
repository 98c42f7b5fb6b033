package cn.laborproof.risk.fact;

/** How a person works for an employer. */
public enum EmploymentForm {
  /** Own employee, full time: a written contract is due (LCL art 10). */
  DIRECT,
  /** Sent by a dispatch firm (LCL art 57 and following): counts toward the employer's 10 %. */
  DISPATCHED,
  /** Part time: may be concluded orally (LCL art 69). */
  PART_TIME,
  /** Works for a contractor of the employer (承揽、外包): neither counted nor asked for a contract. */
  OUTSOURCED
}
