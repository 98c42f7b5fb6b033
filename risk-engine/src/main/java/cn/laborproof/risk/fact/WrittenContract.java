package cn.laborproof.risk.fact;

import java.time.LocalDate;
import java.util.Optional;

/** A written labour contract as this platform knows it. */
public sealed interface WrittenContract {

  /** Where it can be opened: a contract id or a declaration id, never personal data. */
  String reference();

  /** The day on which both parties had signed. */
  LocalDate concludedOn();

  /** The first day of the term. */
  LocalDate startsOn();

  /** The last day of the term; empty for an open-ended or task-based contract. */
  Optional<LocalDate> endsOn();

  /** Concluded through this platform and proven by its evidence. */
  record Electronic(
      String reference, LocalDate concludedOn, LocalDate startsOn, Optional<LocalDate> endsOn)
      implements WrittenContract {}

  /**
   * Declared by the employer with a copy of the paper; the platform has not seen it being signed.
   */
  record PaperDeclared(
      String reference, LocalDate concludedOn, LocalDate startsOn, Optional<LocalDate> endsOn)
      implements WrittenContract {}
}
