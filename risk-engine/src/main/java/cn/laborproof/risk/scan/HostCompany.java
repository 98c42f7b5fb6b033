package cn.laborproof.risk.scan;

import java.util.Set;

/**
 * What the own lines of a principal say of itself.
 *
 * @param heads its own and dispatched people on the day of the scan
 * @param places lines and posts at which its own people work on that day
 * @param hasPeople whether any line at all, of any time, says that somebody was employed by it or
 *     dispatched to it: a company without is a name on paper, or its files were not delivered
 * @param region of its seat on the day of the scan, empty when not known
 */
record HostCompany(Headcount heads, Set<String> places, boolean hasPeople, String region) {
  HostCompany {
    places = Set.copyOf(places);
  }

  /** One of which no line is known. */
  static HostCompany unseen() {
    return new HostCompany(new Headcount(), Set.of(), false, "");
  }
}
