package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects, from either side, what the indicators of disguised dispatch are computed from. */
final class ServiceWatch implements Watch {

  private final Company company;
  private final LocalDate since;
  private final int migrationDays;
  private final Set<String> ownPlaces = new HashSet<>();
  private final Headcount heads = new Headcount();
  private boolean hasPeople;
  private final List<ServiceEvidence> hosted;
  private final Map<ServiceEvidence, ServiceEvidence> unlisted = new LinkedHashMap<>();

  private ServiceWatch(Company company, RuleEntry entry) {
    this.company = company;
    this.since = company.asOf().minusMonths(entry.number("look-back-months"));
    this.migrationDays = entry.number("migration-days");
    Services services = company.scan().services();
    FactRow registered = validToday(FactKind.EMPLOYERS);
    FactRow licence = validToday(FactKind.LICENCES);
    for (FactRow contract : company.rows(FactKind.SERVICES)) {
      if (isRecent(contract)) {
        ServiceEvidence e = services.of(contract);
        e.contractorIs(registered, licence);
        unlisted.put(e, new ServiceEvidence(contract));
      }
    }
    hosted =
        company.received(FactKind.SERVICES).stream()
            .filter(this::isRecent)
            .map(services::of)
            .toList();
    hosted.forEach(e -> e.principalIs(registered));
  }

  private @Nullable FactRow validToday(FactKind kind) {
    return company.rows(kind).stream()
        .filter(row -> row.isValidOn(company.asOf()))
        .findFirst()
        .orElse(null);
  }

  static Watch at(Company company, RuleEntry entry) {
    return new ServiceWatch(company, entry);
  }

  private boolean isRecent(FactRow row) {
    return !row.day("starts_on").isAfter(company.asOf())
        && !row.date("ends_on").orElse(LocalDate.MAX).isBefore(since);
  }

  @Override
  public void person(PersonCase person) {
    if (!hosted.isEmpty()) {
      heads.count(person);
      hasPeople |=
          !person.rows(FactKind.EMPLOYMENTS).isEmpty()
              || !person.received(FactKind.DISPATCH).isEmpty();
      person.rows(FactKind.EMPLOYMENTS).stream()
          .filter(e -> Headcount.isOwnOn(e, company.asOf()))
          .forEach(e -> place(e).ifPresent(ownPlaces::add));
    }
    List<FactRow> lists = person.rows(FactKind.SERVICE_WORKERS);
    if (lists.isEmpty() && !unlisted.isEmpty()) {
      workOfUnlisted(person);
    }
    for (FactRow work : lists) {
      company
          .scan()
          .services()
          .known(work)
          .filter(_ -> isRecent(work))
          .ifPresent(e -> work(person, work, e));
    }
    for (FactRow work : person.received(FactKind.SERVICE_WORKERS)) {
      hosted.stream()
          .filter(e -> Services.key(e.contract()).equals(Services.key(work)) && isRecent(work))
          .findFirst()
          .ifPresent(e -> host(person, work, e));
    }
  }

  /** The contractor's side: who manages, whose rules, who pays. */
  private void work(PersonCase person, FactRow work, ServiceEvidence e) {
    e.listed();
    boolean declared = isDeclared(person, work);
    e.declared.add(work, declared);
    if (work.runsOn(company.asOf()) && !declared) {
      e.worker(work);
    }
    e.rules.add(work, work.text("rules_of"));
    e.interview.add(work, work.text("interviewed_by"));
    e.card.add(work, work.text("card_issued_by"));
    months(person, work, e);
  }

  /** On the contractor's own list of people dispatched to the principal at that time. */
  private static boolean isDeclared(PersonCase person, FactRow work) {
    return person.rows(FactKind.DISPATCH).stream()
        .filter(sent -> sent.required("user").equals(work.required("principal")))
        .anyMatch(sent ->
            !sent.day("starts_on").isAfter(work.date("ends_on").orElse(LocalDate.MAX))
                && sent.date("ends_on")
                    .map(end -> end.isAfter(work.day("starts_on")))
                    .orElse(true));
  }

  /**
   * People of a contractor that handed in no list: they belong to its only contract, or to the only
   * one with a company that their own lines name.
   */
  private void workOfUnlisted(PersonCase person) {
    if (!person.rows(FactKind.DISPATCH).isEmpty()) {
      return;
    }
    List<ServiceEvidence> possible = List.copyOf(unlisted.keySet());
    if (possible.size() > 1) {
      Set<String> named = named(person);
      possible = possible.stream().filter(e -> named.contains(e.principal())).toList();
    }
    if (possible.size() == 1) {
      ServiceEvidence e = possible.getFirst();
      months(person, e.contract(), unlisted.getOrDefault(e, e));
    }
  }

  private static Set<String> named(PersonCase person) {
    Set<String> named = new HashSet<>();
    for (FactRow month : person.rows(FactKind.ATTENDANCE)) {
      month.text("managed_by").ifPresent(named::add);
      month.text("device_owner").ifPresent(named::add);
    }
    for (FactRow month : person.rows(FactKind.WAGES)) {
      month.text("payer").ifPresent(named::add);
      month.text("initiated_by").ifPresent(named::add);
    }
    return named;
  }

  private void months(PersonCase person, FactRow work, ServiceEvidence e) {
    for (FactRow month : months(person, FactKind.ATTENDANCE, work)) {
      e.managed.add(month, month.text("managed_by"));
      e.device.add(month, month.text("device_owner"));
    }
    for (FactRow month : months(person, FactKind.WAGES, work)) {
      e.paid.add(month, month.text("payer"), month.text("initiated_by"));
    }
    for (FactRow month : months(person, FactKind.INSURANCE, work)) {
      e.insurer.add(month, month.text("payer"), Optional.empty());
    }
  }

  /** The principal's side: same line, moved over from dispatch, or even on its own lists. */
  private void host(PersonCase person, FactRow work, ServiceEvidence e) {
    place(work)
        .ifPresent(
            place -> e.hostedByPlace.computeIfAbsent(place, _ -> new Share()).add(work, true));
    Optional<FactRow> before =
        person.received(FactKind.DISPATCH).stream()
            .filter(d -> d.day("starts_on").isBefore(work.day("starts_on")))
            .filter(d ->
                d.date("ends_on")
                    .map(end -> !end.plusDays(migrationDays).isBefore(work.day("starts_on")))
                    .orElse(false))
            .findFirst();
    e.migrated.add(before.orElse(work), before.isPresent());
    before.ifPresent(d -> e.migratedFrom.add(d.required("firm")));
    for (FactRow month : months(person, FactKind.ATTENDANCE, work)) {
      e.managedAtPrincipal.add(month, month.text("managed_by"));
      e.deviceAtPrincipal.add(month, Optional.of(e.principal()));
    }
    for (FactRow month : months(person, FactKind.WAGES, work)) {
      e.paid.add(month, Optional.of(e.principal()));
    }
  }

  private List<FactRow> months(PersonCase person, FactKind kind, FactRow work) {
    return person.rows(kind).stream()
        .filter(m -> !m.month().atDay(1).isAfter(company.asOf()))
        .filter(m -> !m.month().atEndOfMonth().isBefore(since))
        .filter(m -> !m.month().atEndOfMonth().isBefore(work.day("starts_on")))
        .filter(m -> !m.month().atDay(1).isAfter(work.date("ends_on").orElse(LocalDate.MAX)))
        .toList();
  }

  private static Optional<String> place(FactRow row) {
    return row.text("line").map(l -> "line " + l).or(() -> row.text("post").map(p -> "post " + p));
  }

  @Override
  public void finish() {
    unlisted.forEach((e, people) -> {
      if (!e.isListed()) {
        e.adopt(people);
      }
    });
    if (hosted.isEmpty()) {
      return;
    }
    company
        .scan()
        .services()
        .host(company.id(), new HostCompany(heads, ownPlaces, hasPeople, company.region()));
  }
}
