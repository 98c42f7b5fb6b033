package cn.laborproof.risk.scan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * For whom the people of a contract really work. A principal without anybody of its own leads
 * nobody: where lines about the people name those for whom it works itself, at least as often as
 * its own name, the use is theirs, up to the first company that has people (LCL art 62: no
 * re-dispatch; 劳务派遣暂行规定 art 27: what was done, not what it is called).
 */
final class RealUser {

  /**
   * What tells it, the most telling first: who leads was examined in all judgments, then who pays;
   * whose rules, whose devices.
   */
  private static final List<Function<ServiceEvidence, List<Named>>> MARKS =
      List.of(
          e -> List.of(e.managed, e.managedAtPrincipal),
          e -> List.of(e.paid),
          e -> List.of(e.rules),
          e -> List.of(e.device));

  private final Services services;
  private final ServiceEvidence e;

  private RealUser(ServiceEvidence e, Services services) {
    this.e = e;
    this.services = services;
  }

  /** The principal of the contract, or one above it. */
  static String of(ServiceEvidence e, Services services) {
    return new RealUser(e, services).from(e.principal(), new HashSet<>(Set.of(e.contractor())));
  }

  private String from(String principal, Set<String> passed) {
    if (!passed.add(principal) || services.host(principal).hasPeople()) {
      return principal;
    }
    for (Function<ServiceEvidence, List<Named>> mark : MARKS) {
      long own = lines(mark, Set.of(principal));
      String next = "";
      long most = 0;
      Set<String> above = new HashSet<>();
      for (ServiceEvidence link : services.contractsOf(principal)) {
        Set<String> way = new HashSet<>(services.upstream(link));
        way.removeAll(passed);
        above.addAll(way);
        long named = lines(mark, way);
        if (named > most) {
          most = named;
          next = link.principal();
        }
      }
      if (!next.isEmpty() && !passed.contains(next) && lines(mark, above) >= own) {
        return from(next, passed);
      }
      if (own > 0) {
        return principal;
      }
    }
    return principal;
  }

  private long lines(Function<ServiceEvidence, List<Named>> mark, Set<String> companies) {
    return companies.isEmpty()
        ? 0
        : mark.apply(e).stream().mapToLong(named -> named.linesNaming(companies)).sum();
  }
}
