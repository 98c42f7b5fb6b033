package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.ContractState;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits, and for whom, the most urgent first. */
@Component
class WaitingContracts {
  private static final int MOST_ROWS = 50;

  private final Contracts contracts;
  private final Tenancy tenancy;
  private final Clock clock;

  WaitingContracts(Contracts contracts, Tenancy tenancy, Clock clock) {
    this.contracts = contracts;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * A contract that waits.
   *
   * @param next key of the sentence that says what comes next
   * @param mine whether the reader can do it
   * @param due by when, for people; empty without a deadline
   * @param overdue whether that has passed
   */
  record Waiting(
      UUID id,
      String number,
      String worker,
      String post,
      String state,
      String next,
      boolean mine,
      String due,
      boolean overdue) {}

  List<Waiting> list() {
    boolean keeper = tenancy.current().role() != Role.HR;
    return Stream.of(
            ContractState.HALF_SIGNED,
            ContractState.FROZEN,
            ContractState.DRAFT,
            ContractState.INVITED)
        .flatMap(
            state -> contracts.page(ContractFilter.newest(state, MOST_ROWS)).contracts().stream())
        .map(ContractViews::of)
        .map(view -> waiting(view, keeper))
        .sorted(
            Comparator.comparing(Waiting::overdue)
                .thenComparing(Waiting::mine)
                .reversed()
                .thenComparing(w -> w.due().isEmpty() ? "9" : w.due()))
        .toList();
  }

  private Waiting waiting(ContractViews.ContractView view, boolean keeper) {
    ContractState state = ContractState.ofCode(view.state());
    @Nullable Instant due =
        state == ContractState.HALF_SIGNED ? view.sealDue() : view.invitedUntil();
    return new Waiting(
        view.id(),
        view.number(),
        view.data().getOrDefault("worker.name", ""),
        view.data().getOrDefault("work.post", ""),
        view.state(),
        switch (state) {
          case HALF_SIGNED -> keeper ? "home.next.seal" : "home.next.keeper";
          case FROZEN -> "home.next.invite";
          case INVITED -> "home.next.worker";
          default -> "home.next.freeze";
        },
        switch (state) {
          case HALF_SIGNED -> keeper;
          case FROZEN, DRAFT -> !keeper;
          default -> false;
        },
        due == null ? "" : TimelineWords.shownEnd(due),
        due != null && clock.instant().isAfter(due));
  }
}
