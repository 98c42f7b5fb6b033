package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The contracts for services of one scan, and what their principals say of themselves. */
final class Services {

  private final Map<String, ServiceEvidence> byKey = new TreeMap<>();
  private final Map<String, List<ServiceEvidence>> byContractor = new HashMap<>();
  private final Map<String, List<ServiceEvidence>> byPrincipal = new HashMap<>();
  private final Map<String, HostCompany> hosts = new HashMap<>();

  /** A contract number is unique for its contractor. */
  static String key(FactRow row) {
    return row.required("contractor") + "/" + row.required("contract");
  }

  ServiceEvidence of(FactRow contract) {
    return byKey.computeIfAbsent(
        key(contract),
        _ -> {
          ServiceEvidence e = new ServiceEvidence(contract);
          byContractor.computeIfAbsent(e.contractor(), _ -> new ArrayList<>()).add(e);
          byPrincipal.computeIfAbsent(e.principal(), _ -> new ArrayList<>()).add(e);
          return e;
        });
  }

  Optional<ServiceEvidence> known(FactRow worker) {
    return Optional.ofNullable(byKey.get(key(worker)));
  }

  void host(String principal, HostCompany host) {
    hosts.put(principal, host);
  }

  /** What a principal's own lines say of it. */
  HostCompany host(String principal) {
    return hosts.getOrDefault(principal, HostCompany.unseen());
  }

  /** Contracts under which a company works for others, in an order of their own. */
  List<ServiceEvidence> contractsOf(String contractor) {
    return byContractor.getOrDefault(contractor, List.of()).stream()
        .sorted(
            Comparator.comparing(ServiceEvidence::principal).thenComparing(c -> key(c.contract())))
        .toList();
  }

  /**
   * By which contracts each company above the contractor of a contract is reached from its
   * principal, the shortest way; the principal itself by none.
   */
  Map<String, List<ServiceEvidence>> waysUp(ServiceEvidence e) {
    Map<String, List<ServiceEvidence>> ways = new LinkedHashMap<>();
    ways.put(e.principal(), List.of());
    Deque<String> open = new ArrayDeque<>(List.of(e.principal()));
    while (!open.isEmpty()) {
      String company = open.remove();
      for (ServiceEvidence link : contractsOf(company)) {
        if (!link.principal().equals(e.contractor()) && !ways.containsKey(link.principal())) {
          List<ServiceEvidence> way = new ArrayList<>(ways.getOrDefault(company, List.of()));
          way.add(link);
          ways.put(link.principal(), List.copyOf(way));
          open.add(link.principal());
        }
      }
    }
    return ways;
  }

  /**
   * The principal of a contract and all for whom that principal works itself: who sends people on
   * is no shield for the one who leads them (LCL art 62: no re-dispatch).
   */
  Set<String> upstream(ServiceEvidence e) {
    Set<String> known = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(e.principal()));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (!next.equals(e.contractor()) && known.add(next)) {
        byContractor.getOrDefault(next, List.of()).forEach(c -> open.add(c.principal()));
      }
    }
    return known;
  }

  /** Contracts by which the contractor of this one passes work on. */
  List<ServiceEvidence> downstream(ServiceEvidence e) {
    return byPrincipal.getOrDefault(e.contractor(), List.of());
  }

  Collection<ServiceEvidence> all() {
    return byKey.values();
  }
}
