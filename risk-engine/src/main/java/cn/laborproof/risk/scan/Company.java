package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.MonthSpan;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** One company while its lines pass by. */
final class Company {

  /** Months of which insurance is known. */
  record Insured(YearMonth first, YearMonth last) {}

  private final ScanContext scan;
  private final String id;
  private final KindLines lines;
  private final String regionToday;

  Company(ScanContext scan, String id, List<SortedRow> all) {
    this.scan = scan;
    this.id = id;
    this.lines = new KindLines(all);
    this.regionToday = region(scan.asOf());
  }

  ScanContext scan() {
    return scan;
  }

  String id() {
    return id;
  }

  LocalDate asOf() {
    return scan.asOf();
  }

  /** Lines about the company itself in which it stands first. */
  List<FactRow> rows(FactKind kind) {
    return lines.first(kind);
  }

  /** Lines about the company itself in which it stands second: as principal. */
  List<FactRow> received(FactKind kind) {
    return lines.second(kind);
  }

  /** The region of its seat on the day of the scan; empty when not known. */
  String region() {
    return regionToday;
  }

  /** The region of its seat on that day; empty when not known: only national rules apply then. */
  String region(LocalDate day) {
    return rows(FactKind.EMPLOYERS).stream()
        .filter(r -> r.isValidOn(day))
        .map(r -> r.required("region"))
        .reduce((_, later) -> later)
        .orElse("");
  }

  /** Whether the register of contracts was delivered for it: else none of them says nothing. */
  boolean contractsAreKnown() {
    return scan.coverage().ofContracts(id, regionToday);
  }

  /**
   * The first and the last month, not after that of the scan, for which the register of insurance
   * was delivered for it: of others nothing is concluded.
   */
  Optional<Insured> insured() {
    return scan.coverage()
        .ofInsurance(id, regionToday)
        .map(months ->
            new Insured(
                MonthSpan.month(months.first()),
                MonthSpan.month(
                    Math.min(months.last(), MonthSpan.number(YearMonth.from(asOf()))))));
  }

  void find(RuleEntry entry, Severity severity, String subject, String threshold, FactList facts) {
    find(entry, severity, subject, threshold, facts, List.of());
  }

  void find(
      RuleEntry entry,
      Severity severity,
      String subject,
      String threshold,
      FactList facts,
      List<String> chain) {
    scan.report(
        new Found(
            new Finding(
                entry.rule(),
                entry.version(),
                severity,
                id,
                subject,
                asOf(),
                entry.articles(),
                threshold,
                facts.list()),
            chain,
            List.of()));
  }
}
