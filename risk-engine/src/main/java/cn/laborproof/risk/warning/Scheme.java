package cn.laborproof.risk.warning;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A city's or county's graded warnings in one version.
 *
 * @param id stable name, for example {@code beijing}
 * @param version counted from 1
 * @param from first day on which warnings are raised by it
 * @param to last such day, empty while it is in force
 * @param region prefix of the GB/T 2260 codes it is for
 * @param top the highest administrative level a warning is escalated to here
 * @param name how people call it
 * @param source where it is published
 * @param levels from the gravest to the mildest
 */
public record Scheme(
    String id,
    int version,
    LocalDate from,
    Optional<LocalDate> to,
    String region,
    Tier top,
    Bilingual name,
    Bilingual source,
    List<Level> levels) {

  public Scheme {
    levels = levels.stream().sorted(Comparator.comparingInt(Level::severity)).toList();
    if (levels.stream().map(Level::severity).distinct().count() != levels.size()) {
      throw new IllegalArgumentException(id + ": two levels of one severity");
    }
  }

  /**
   * @throws IllegalArgumentException for a number the scheme does not have
   */
  public Level level(int number) {
    return levels.stream()
        .filter(level -> level.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no level " + number));
  }

  /** The level whose severity is the gravest among those that match, and why. */
  public Assessment assess(Situation situation) {
    return Assessment.of(this, situation);
  }

  boolean isInForce(LocalDate day) {
    return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** How events and rows name it, for example {@code beijing/1}. */
  public String key() {
    return id + "/" + version;
  }
}
