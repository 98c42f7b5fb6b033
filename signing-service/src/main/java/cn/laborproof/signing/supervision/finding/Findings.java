package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.supervision.hub.JudgedEmployers;
import cn.laborproof.signing.supervision.hub.SourceMarks;
import cn.laborproof.signing.supervision.roster.RosterBatch;
import cn.laborproof.signing.supervision.roster.RosterPeople;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Answers questions about findings, as far as the current actor may see them. */
@Service
class Findings {

  /** For so many findings the names of the workers are read at once. */
  private static final int NAMED_AT_ONCE = 500;

  private final FindingRows rows;
  private final Examinations examinations;
  private final JudgedEmployers onFacts;
  private final RosterPeople people;
  private final SourceMarks marks;
  private final Tenancy tenancy;

  Findings(
      FindingRows rows,
      Examinations examinations,
      JudgedEmployers onFacts,
      RosterPeople people,
      SourceMarks marks,
      Tenancy tenancy) {
    this.rows = rows;
    this.examinations = examinations;
    this.onFacts = onFacts;
    this.people = people;
    this.marks = marks;
    this.tenancy = tenancy;
  }

  /**
   * A finding and the masked name of whom it is about.
   *
   * @param masked empty when it is about the employer or the person was erased
   */
  record Named(FindingRows.Kept kept, Optional<String> masked) {

    /** What it is about when that is neither the employer nor a person. */
    Optional<String> otherSubject() {
      return kept.facts()
          .filter(facts -> !facts.aboutPerson())
          .map(_ -> kept.finding().subject())
          .filter(subject -> !subject.equals(kept.finding().employer()));
    }
  }

  /**
   * A page of findings.
   *
   * @param rosters which rosters were looked at
   * @param employers how many employers were looked at, by roster or by facts
   * @param counts of every rule and severity for this employer and day
   * @param total findings that pass the filter
   */
  record Page(
      FindingFilter filter,
      List<RosterBatch> rosters,
      long employers,
      List<FindingRows.Count> counts,
      long total,
      List<Named> findings) {
    boolean more() {
      return (long) (filter.page() + 1) * filter.size() < total;
    }
  }

  Page page(FindingFilter.Asked asked) {
    FindingFilter filter = asked.on(examinations.today());
    return read(
        filter,
        rosters -> {
          List<FindingRows.Count> counts = rows.counts(filter);
          return new Page(
              filter,
              rosters,
              rosters.size() + onFacts.employers(filter.employer(), codes(rosters)),
              counts,
              total(counts, filter),
              named(rows.page(filter)));
        });
  }

  /** Brings what a file of all of them needs up to date, before its first byte is sent. */
  FindingFilter prepared(FindingFilter.Asked asked) {
    FindingFilter filter = asked.on(examinations.today());
    return read(filter, _ -> filter);
  }

  /** Hands over all that pass a filter and the current actor may see, one after the other. */
  void each(FindingFilter filter, Consumer<Named> consumer) {
    read(
        filter,
        _ -> {
          List<FindingRows.Kept> waiting = new ArrayList<>(NAMED_AT_ONCE);
          rows.each(
              filter,
              kept -> {
                waiting.add(kept);
                if (waiting.size() == NAMED_AT_ONCE) {
                  named(waiting).forEach(consumer);
                  waiting.clear();
                }
              });
          named(waiting).forEach(consumer);
          return filter;
        });
  }

  /** Reads what stands on rosters, examined, and on facts: alone when only those are asked for. */
  private <T> T read(FindingFilter filter, Function<List<RosterBatch>, T> reading) {
    return filter.origin().filter(FindingFilter.Origin.FACTS::equals).isPresent()
        ? tenancy.inSnapshot(() -> reading.apply(List.of()))
        : examinations.read(filter.asOf(), filter.employer(), reading);
  }

  private List<Named> named(List<FindingRows.Kept> findings) {
    Map<UUID, List<WorkerKey>> wanted =
        findings.stream()
            .filter(finding -> finding.worker().isPresent())
            .collect(
                Collectors.groupingBy(
                    FindingRows.Kept::tenant,
                    Collectors.mapping(
                        finding -> finding.worker().orElseThrow(), Collectors.toList())));
    Map<WorkerKey, String> masked = new HashMap<>();
    wanted.forEach((employer, workers) -> masked.putAll(people.masked(employer, workers)));
    return findings.stream()
        .map(finding ->
            new Named(finding, finding.worker().map(masked::get).or(() -> masked(finding))))
        .toList();
  }

  /** A person key of somebody's facts: without its middle, for everybody. */
  private static Optional<String> masked(FindingRows.Kept finding) {
    return finding
        .facts()
        .filter(FindingRows.OnFacts::aboutPerson)
        .map(_ -> JudgedEmployers.masked(finding.finding().subject()));
  }

  /** Which deliveries under these findings are marked: codes of the checks by delivery. */
  Map<UUID, List<String>> marked(List<Named> findings) {
    List<String> sources = findings.stream().flatMap(Findings::sources).toList();
    return tenancy.inTransaction(() -> marks.of(sources));
  }

  /** Where the facts of a finding and of its indicators stand. */
  static Stream<String> sources(Named named) {
    return Stream.concat(
            named.kept().finding().facts().stream(),
            named.kept().facts().stream()
                .flatMap(facts -> facts.indicators().stream())
                .flatMap(indicator -> indicator.facts().stream()))
        .map(Fact::source);
  }

  /** Whether the facts under a finding are those of the office the current actor acts for. */
  boolean isOwn(FindingRows.Kept finding) {
    return finding.tenant().equals(tenancy.current().scope().office());
  }

  /** Employers with findings on facts, for a filter; {@code most} of them. */
  List<JudgedEmployers.Judged> judged(int most) {
    return tenancy.inTransaction(() -> onFacts.withFindings(most));
  }

  private static List<String> codes(List<RosterBatch> rosters) {
    return rosters.stream().map(RosterBatch::employerCode).toList();
  }

  private static long total(List<FindingRows.Count> counts, FindingFilter filter) {
    return counts.stream()
        .filter(count -> filter.rule().isBlank() || filter.rule().equals(count.rule()))
        .filter(count -> filter.severity().isEmpty() || filter.severity().get() == count.severity())
        .mapToLong(FindingRows.Count::count)
        .sum();
  }
}
