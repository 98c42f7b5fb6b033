package cn.laborproof.signing.supervision.dispatch;

import org.springframework.stereotype.Service;

/** How many dispatch firms are on the list of those to help, for those who see sums alone. */
@Service
public class HelpList {
  private static final String ON_IT = "no-business";

  private final DispatchRegister register;

  HelpList(DispatchRegister register) {
    this.register = register;
  }

  /**
   * A count.
   *
   * @param year the year reported on
   * @param firms that reported no business for it and are to be helped
   */
  public record Size(int year, long firms) {}

  /** As far as the facts of the offices the current actor may see say it, today. */
  public Size size() {
    int year = register.usualYear();
    return new Size(
        year,
        register.standings(year).stream()
            .filter(standing -> standing.report().equals(ON_IT))
            .mapToLong(DispatchFirms.Standing::firms)
            .sum());
  }
}
