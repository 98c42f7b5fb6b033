package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The contracts for services of one scan, and the headcounts of their principals. */
final class Services {

  private final Map<String, ServiceEvidence> byKey = new TreeMap<>();
  private final Map<String, Headcount> heads = new HashMap<>();

  /** A contract number is unique for its contractor. */
  static String key(FactRow row) {
    return row.required("contractor") + "/" + row.required("contract");
  }

  ServiceEvidence of(FactRow contract) {
    return byKey.computeIfAbsent(key(contract), _ -> new ServiceEvidence(contract));
  }

  Optional<ServiceEvidence> known(FactRow worker) {
    return Optional.ofNullable(byKey.get(key(worker)));
  }

  void heads(String principal, Headcount counted) {
    heads.put(principal, counted);
  }

  Optional<Headcount> heads(String principal) {
    return Optional.ofNullable(heads.get(principal));
  }

  Collection<ServiceEvidence> all() {
    return byKey.values();
  }
}
