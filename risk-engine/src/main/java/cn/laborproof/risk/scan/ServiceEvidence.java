package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of two companies say about one contract for services: counts and line ranges, no
 * persons. Filled from the contractor's side and from the principal's.
 */
final class ServiceEvidence {

  private final FactRow contract;
  final Named managed = new Named();
  final Named managedAtPrincipal = new Named();
  final Named device = new Named();
  final Named deviceAtPrincipal = new Named();
  final Named rules = new Named();
  final Named interview = new Named();
  final Named paid = new Named();
  final Named card = new Named();
  final Named insurer = new Named();
  final Share migrated = new Share();
  final Share declared = new Share();
  final Set<String> migratedFrom = new TreeSet<>();
  final Map<String, Share> hostedByPlace = new HashMap<>();
  private long workers;
  private final Sources workerLines = new Sources();
  private boolean listed;
  private @Nullable FactRow employer;
  private @Nullable FactRow principalRegistered;
  private @Nullable FactRow licence;

  ServiceEvidence(FactRow contract) {
    this.contract = contract;
  }

  FactRow contract() {
    return contract;
  }

  String principal() {
    return contract.required("principal");
  }

  String contractor() {
    return contract.required("contractor");
  }

  void worker(FactRow row) {
    workers++;
    workerLines.add(row);
  }

  long workers() {
    return workers;
  }

  Sources workerLines() {
    return workerLines;
  }

  /**
   * People at lines and posts at which a company's own people work as well.
   *
   * @param places those of that company
   */
  Share sameLine(Set<String> places) {
    Share same = new Share();
    hostedByPlace.forEach((place, people) -> same.addAll(people, places.contains(place)));
    return same;
  }

  /** Whether any line about its people names this company. */
  boolean names(String company) {
    return Stream.of(
            managed, managedAtPrincipal, device, rules, interview, paid, card, deviceAtPrincipal)
        .anyMatch(lines -> lines.names(company));
  }

  /** A list of its people was handed in. */
  void listed() {
    listed = true;
  }

  boolean isListed() {
    return listed;
  }

  /** What the months of people say who stand on no list. */
  void adopt(ServiceEvidence unlisted) {
    managed.addAll(unlisted.managed);
    device.addAll(unlisted.device);
    paid.addAll(unlisted.paid);
    insurer.addAll(unlisted.insurer);
  }

  /** The contractor's own registration and, if it has one, its dispatch licence. */
  void contractorIs(@Nullable FactRow registered, @Nullable FactRow licensed) {
    employer = registered;
    licence = licensed;
  }

  @Nullable FactRow employer() {
    return employer;
  }

  @Nullable FactRow licence() {
    return licence;
  }

  void principalIs(@Nullable FactRow registered) {
    principalRegistered = registered;
  }

  /**
   * Construction: there the general contractor records attendance under real names and pays the
   * wages of the subcontractor's workers because it must (保障农民工工资支付条例 arts 26, 28, 31).
   */
  boolean isBuilding() {
    FactRow principal = principalRegistered;
    boolean builder =
        principal == null
            || principal.text("scope").map(ServiceEvidence::holdsBuilding).orElse(true);
    FactRow contractor = employer;
    return builder
        && contract
            .text("service")
            .or(() -> contractor == null ? Optional.empty() : contractor.text("scope"))
            .map(ServiceEvidence::holdsBuilding)
            .orElse(false);
  }

  private static boolean holdsBuilding(String codes) {
    return Stream.of(codes.split(";")).anyMatch(code -> code.startsWith("E"));
  }
}
