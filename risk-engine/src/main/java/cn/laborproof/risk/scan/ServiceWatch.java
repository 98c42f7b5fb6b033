package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects, from either side, what the indicators of disguised dispatch are computed from. */
final class ServiceWatch implements Watch {

  private final Company company;
  private final LocalDate since;
  private final int migrationDays;
  private final Set<String> ownPlaces = new HashSet<>();
  private final Headcount heads = new Headcount();
  private final List<ServiceEvidence> hosted;

  private ServiceWatch(Company company, RuleEntry entry) {
    this.company = company;
    this.since = company.asOf().minusMonths(entry.number("look-back-months"));
    this.migrationDays = entry.number("migration-days");
    Services services = company.scan().services();
    List<FactRow> licences = company.rows(FactKind.LICENCES);
    for (FactRow contract : company.rows(FactKind.SERVICES)) {
      if (isRecent(contract)) {
        services
            .of(contract)
            .contractorIs(
                company.rows(FactKind.EMPLOYERS).stream()
                    .filter(e -> e.isValidOn(company.asOf()))
                    .findFirst()
                    .orElse(null),
                licences.stream()
                    .filter(l -> l.isValidOn(company.asOf()))
                    .findFirst()
                    .orElse(null));
      }
    }
    hosted =
        company.received(FactKind.SERVICES).stream()
            .filter(this::isRecent)
            .map(services::of)
            .toList();
    hosted.forEach(e -> e.principalSitsIn(company.region(company.asOf())));
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
      person.rows(FactKind.EMPLOYMENTS).stream()
          .filter(e -> Headcount.isOwnOn(e, company.asOf()))
          .forEach(e -> place(e).ifPresent(ownPlaces::add));
    }
    for (FactRow work : person.rows(FactKind.SERVICE_WORKERS)) {
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
    String principal = e.principal();
    if (work.runsOn(company.asOf())) {
      e.worker(work);
    }
    tell(e.rules, work, work.text("rules_of"), principal);
    tell(e.interview, work, work.text("interviewed_by"), principal);
    tell(e.card, work, work.text("card_issued_by"), principal);
    for (FactRow month : months(person, FactKind.ATTENDANCE, work)) {
      tell(e.managed, month, month.text("managed_by"), principal);
      tell(e.device, month, month.text("device_owner"), principal);
    }
    for (FactRow month : months(person, FactKind.WAGES, work)) {
      Optional<String> payer = month.text("payer");
      Optional<String> initiator = month.text("initiated_by");
      if (payer.isPresent() || initiator.isPresent()) {
        e.paid.add(
            month,
            payer.filter(principal::equals).isPresent()
                || initiator.filter(principal::equals).isPresent());
      }
    }
    for (FactRow month : months(person, FactKind.INSURANCE, work)) {
      month.text("payer").ifPresent(p -> e.insuredElsewhere.add(month, !p.equals(e.contractor())));
    }
  }

  /** The principal's side: same line, moved over from dispatch, or even on its own lists. */
  private void host(PersonCase person, FactRow work, ServiceEvidence e) {
    place(work)
        .ifPresent(place ->
            e.hostedByPlace
                .computeIfAbsent(place, _ -> new ServiceEvidence.Share())
                .add(work, true));
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
      e.device.add(month, true);
    }
    for (FactRow month : months(person, FactKind.WAGES, work)) {
      e.paid.add(month, true);
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

  private static void tell(
      ServiceEvidence.Share share, FactRow row, Optional<String> who, String principal) {
    who.ifPresent(w -> share.add(row, w.equals(principal)));
  }

  private static Optional<String> place(FactRow row) {
    return row.text("line").map(l -> "line " + l).or(() -> row.text("post").map(p -> "post " + p));
  }

  @Override
  public void finish() {
    if (hosted.isEmpty()) {
      return;
    }
    company.scan().services().heads(company.id(), heads);
    for (ServiceEvidence e : hosted) {
      e.hostedByPlace.forEach(
          (place, people) -> e.sameLine.addAll(people, ownPlaces.contains(place)));
      e.hostedByPlace.clear();
    }
  }
}
