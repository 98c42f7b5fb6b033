package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.fact.AwaitedSeal;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.WrittenContract;
import cn.laborproof.signing.contract.KnownContract;
import cn.laborproof.signing.contract.KnownContracts;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.supervision.paper.PaperContract;
import cn.laborproof.signing.supervision.paper.PaperContracts;
import cn.laborproof.signing.supervision.roster.RosterBatch;
import cn.laborproof.signing.supervision.roster.RosterRow;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the rules may look at: the roster, and what is known of contracts. */
@Component
final class FactsOfEmployer {

  private final Rosters rosters;
  private final KnownContracts contracts;
  private final PaperContracts papers;

  FactsOfEmployer(Rosters rosters, KnownContracts contracts, PaperContracts papers) {
    this.rosters = rosters;
    this.contracts = contracts;
    this.papers = papers;
  }

  EmployerFacts of(RosterBatch batch) {
    var written = new HashMap<WorkerKey, List<WrittenContract>>();
    var pending = new HashMap<WorkerKey, String>();
    for (KnownContract contract : contracts.of(batch.tenant())) {
      contract
          .concludedAt()
          .ifPresentOrElse(
              at -> add(written, contract.worker(), electronic(contract, at)),
              () -> pending.put(contract.worker(), "contract/" + contract.id()));
    }
    for (PaperContract paper : papers.standing(batch.tenant())) {
      add(written, paper.worker(), declared(paper));
    }
    return new EmployerFacts(
        batch.employerCode(),
        batch.region(),
        rosters.rows(batch).stream().map(row -> employment(batch, row, written, pending)).toList(),
        contracts.awaitedSeals(batch.tenant()).stream().map(FactsOfEmployer::awaited).toList());
  }

  private static AwaitedSeal awaited(KnownContracts.AwaitedSeal known) {
    return new AwaitedSeal(
        "contract/" + known.id(),
        known.worker().value(),
        LocalDate.ofInstant(known.signedAt(), Rosters.ZONE),
        // The clock ends with the last day that is in time, at the midnight that begins the next.
        LocalDate.ofInstant(known.due().minusMillis(1), Rosters.ZONE),
        known.endedAt().map(at -> LocalDate.ofInstant(at, Rosters.ZONE)));
  }

  private static Employment employment(
      RosterBatch batch,
      RosterRow row,
      Map<WorkerKey, List<WrittenContract>> written,
      Map<WorkerKey, String> pending) {
    return new Employment(
        "roster/" + batch.id() + "/" + row.line(),
        row.worker().value(),
        row.form(),
        row.firstWorkingDay(),
        row.monthlyWage(),
        row.lastWorkingDay(),
        written.getOrDefault(row.worker(), List.of()),
        Optional.ofNullable(pending.get(row.worker())));
  }

  private static WrittenContract electronic(KnownContract contract, Instant concludedAt) {
    LocalDate concludedOn = LocalDate.ofInstant(concludedAt, Rosters.ZONE);
    return new WrittenContract.Electronic(
        "contract/" + contract.id(),
        concludedOn,
        contract.startsOn().orElse(concludedOn),
        contract.endsOn());
  }

  private static WrittenContract declared(PaperContract paper) {
    return new WrittenContract.PaperDeclared(
        "paper-contract/" + paper.id(), paper.concludedOn(), paper.startsOn(), paper.endsOn());
  }

  private static void add(
      Map<WorkerKey, List<WrittenContract>> written, WorkerKey worker, WrittenContract contract) {
    written.computeIfAbsent(worker, _ -> new ArrayList<>()).add(contract);
  }
}
