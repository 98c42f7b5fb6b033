package cn.laborproof.signing.supervision.look;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.KnownContract;
import cn.laborproof.signing.contract.KnownContracts;
import cn.laborproof.signing.evidence.EarlierLooks;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.OfficialLooks;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.RosterBatch;
import cn.laborproof.signing.supervision.roster.RosterPeople;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Unmasks somebody on a roster. The look is written down in every contract of the person that
 * somebody has been asked to sign, or, while there is none, with the roster until there is one.
 */
@Service
public class PersonLooks implements EarlierLooks {
  private static final String ID_NUMBER = "id-number";

  private final LookRows rows;
  private final Rosters rosters;
  private final RosterPeople people;
  private final KnownContracts contracts;
  private final OfficialLooks looks;
  private final Tenancy tenancy;

  PersonLooks(
      LookRows rows,
      Rosters rosters,
      RosterPeople people,
      KnownContracts contracts,
      OfficialLooks looks,
      Tenancy tenancy) {
    this.rows = rows;
    this.rosters = rosters;
    this.people = people;
    this.contracts = contracts;
    this.looks = looks;
    this.tenancy = tenancy;
  }

  /**
   * Shows an office a person's name and number.
   *
   * @param employerCode 统一社会信用代码 of the employer whose roster the person is on
   * @param worker the person's key there
   * @param reason why, as typed
   * @throws Refusal {@code reason-needed}, {@code not-found} for whoever was erased or is of
   *     another region
   */
  RosterPeople.Revealed unmask(String employerCode, WorkerKey worker, @Nullable String reason) {
    String said = OfficialLooks.required(reason);
    RosterBatch roster =
        rosters.allCurrent().stream()
            .filter(batch -> batch.employerCode().equals(employerCode))
            .findFirst()
            .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    return tenancy.inTransaction(() -> {
      RosterPeople.Revealed person = people.revealed(roster.tenant(), worker);
      List<KnownContract> own =
          contracts.of(roster.tenant()).stream()
              .filter(contract -> contract.worker().equals(worker))
              .toList();
      own.forEach(contract ->
          looks.noteUnmasked(StreamId.contract(contract.id()), contract.person(), ID_NUMBER, said));
      if (own.isEmpty()) {
        looks.noteUnmasked(new StreamId("roster", roster.id()), worker.asPerson(), ID_NUMBER, said);
        rows.keep(new LookRows.Look(roster.tenant(), worker, roster.region(), ID_NUMBER), said);
      }
      return person;
    });
  }

  /**
   * Writes down a look at the copy of a paper contract, which shows the number. Joins the caller's
   * transaction; does nothing unless an office looks.
   *
   * @throws Refusal {@code reason-needed}
   */
  public void notePaperCopy(
      StreamId stream, UUID employer, WorkerKey worker, @Nullable String reason) {
    if (tenancy.current().isOfOffice()) {
      String said = OfficialLooks.required(reason);
      looks.noteUnmasked(stream, worker.asPerson(), "paper-copy", said);
      RosterBatch roster =
          rosters.current(employer).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      rows.keep(new LookRows.Look(employer, worker, roster.region(), "paper-copy"), said);
    }
  }

  @Override
  public List<EvidenceTrail.Look> atPersonOf(UUID contract) {
    return tenancy.inTransaction(() -> rows.of(contract));
  }
}
