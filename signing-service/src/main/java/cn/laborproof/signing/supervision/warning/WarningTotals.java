package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Tenancy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * How many warnings there are, as far as the current actor may see them: each number is the total
 * of the list of proposals or warnings under the same filter. Warnings are few; each answer is one
 * pass over those of the reader's region, and hands over a line for each stage, month or clock.
 */
@Service
public class WarningTotals {
  private final WarningRows rows;
  private final ProposalRows proposals;
  private final Tenancy tenancy;
  private final Clock clock;

  WarningTotals(WarningRows rows, ProposalRows proposals, Tenancy tenancy, Clock clock) {
    this.rows = rows;
    this.proposals = proposals;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * Warnings whose clock of one kind runs.
   *
   * @param clock stable name of the clock
   * @param over of them those whose clock has run out
   * @param next when the first of them ends or ended
   */
  public record Running(String clock, long warnings, long over, Instant next) {}

  /**
   * How far warnings came.
   *
   * @param stage stable name
   * @param proposal whether proposals are counted, not warnings
   * @param key what the list of either calls it
   */
  public record Stage(String stage, boolean proposal, String key, long count) {}

  /**
   * What was proposed and raised between two days, in China, and how far it came since. Each stage
   * is counted by itself: people also raise warnings that nobody proposed.
   */
  public List<Stage> stages(LocalDate from, LocalDate to) {
    return tenancy.inTransaction(() -> {
      List<Stage> stages = new ArrayList<>();
      stages.add(proposed("proposed", "all", from, to));
      stages.add(proposed("waiting", Proposal.State.OPEN.code(), from, to));
      stages.add(proposed("confirmed", Proposal.State.CONFIRMED.code(), from, to));
      stages.add(new Stage("raised", false, "", raised("", from, to)));
      WarningFilter.STAGES.forEach(
          stage -> stages.add(new Stage(stage, false, stage, raised(stage, from, to))));
      return stages;
    });
  }

  private Stage proposed(String stage, String state, LocalDate from, LocalDate to) {
    var filter =
        new ProposalFilter(
            state.equals("all") ? "" : state,
            "",
            Optional.of(from),
            Optional.of(to),
            ProposalFilter.Sort.NEWEST,
            0,
            1);
    return new Stage(stage, true, state, proposals.matching(filter).total());
  }

  private long raised(String stage, LocalDate from, LocalDate to) {
    var narrow = new WarningFilter.Narrow("", Optional.of(from), Optional.of(to), stage, "");
    return rows.matching(new WarningFilter("", narrow, WarningFilter.Sort.RAISED, 0, 1)).total();
  }

  /** How many were raised in each month from a day on; months without any are left out. */
  public Map<String, Long> byMonth(LocalDate from) {
    return tenancy.inTransaction(() -> rows.byMonth(from));
  }

  /** The clocks that run now, the most pressing first. */
  public List<Running> running() {
    return tenancy.inTransaction(() -> rows.running(clock.instant()));
  }
}
