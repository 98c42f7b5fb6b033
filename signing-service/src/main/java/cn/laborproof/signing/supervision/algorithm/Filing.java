package cn.laborproof.signing.supervision.algorithm;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an employer says of one system. Its words about a system, not about persons.
 *
 * @param name of the system
 * @param purpose one of {@link #PURPOSES}
 * @param data which data of workers it uses
 * @param inUseSince its first day of use
 * @param workers how many it concerns
 * @param rules which of its rules workers were told; blank where none
 * @param rulesToldOn the day they were
 * @param heardOn the day workers or their union were heard
 * @param heardHow in which form; blank where they were not
 * @param appeals where workers turn against what it decides; blank where nowhere
 */
record Filing(
    String name,
    String purpose,
    String data,
    Optional<LocalDate> inUseSince,
    int workers,
    String rules,
    Optional<LocalDate> rulesToldOn,
    Optional<LocalDate> heardOn,
    String heardHow,
    String appeals) {

  /** What a system may be for: the platform's own division. */
  static final List<String> PURPOSES =
      List.of("order-dispatch", "pay", "working-time", "rewards", "entry-exit", "other");

  /** Without blanks around. */
  Filing {
    name = name.strip();
    data = data.strip();
    rules = rules.strip();
    heardHow = heardHow.strip();
    appeals = appeals.strip();
  }
}
