package cn.laborproof.risk.score;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.intake.SortedRow;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names of what can be known of an employer, in which a card says what a point needs. */
public final class Knowledge {

  /** The employer handed in a roster of its own. */
  public static final String ROSTER = "roster";

  /** The office holds what emergency management recorded, and not just other authorities. */
  public static final String EMERGENCY = "office.official-events:EMERGENCY";

  private static final String OFFICE = "office.";

  private Knowledge() {}

  /**
   * What is known from the lines of facts.
   *
   * @param rows the lines that name the employer
   * @param office which kinds of lines are there at all, and for whom
   * @param region division of the employer's seat; empty when not known
   */
  public static Set<String> of(
      Collection<SortedRow> rows, FactSource office, String employer, String region) {
    Set<String> known = new TreeSet<>();
    for (SortedRow row : rows) {
      FactKind kind = row.row().kind();
      known.add(kind.code() + "." + kind.owners().get(row.role()));
    }
    Stream.of(FactKind.values())
        .filter(office::has)
        .filter(kind -> office.coverage().of(kind, employer, region))
        .forEach(kind -> known.add(OFFICE + kind.code()));
    if (office.hasEmergencyRecords()) {
      known.add(EMERGENCY);
    }
    return known;
  }

  /** Whether a card may ask for it. */
  static boolean exists(String name) {
    if (name.equals(ROSTER) || name.equals(EMERGENCY)) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    if (name.startsWith(OFFICE)) {
      return FactKind.ofCode(name.substring(OFFICE.length())).isPresent();
    }
    return dot > 0
        && FactKind.ofCode(name.substring(0, dot))
            .filter(kind -> kind.owners().contains(name.substring(dot + 1)))
            .isPresent();
  }
}
