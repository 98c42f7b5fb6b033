package cn.laborproof.signing.complaint;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.complaint.domain.Complaint;
import cn.laborproof.signing.complaint.domain.ComplaintClocks;
import cn.laborproof.signing.complaint.domain.ComplaintHead;
import cn.laborproof.signing.contract.ContractChanged;
import cn.laborproof.signing.contract.Contracts;
import cn.laborproof.signing.contract.domain.ClosedContract;
import cn.laborproof.signing.contract.domain.ConcludedContract;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.notification.TextMessages;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Complaints and their transitions. Each is one transaction with its event in the contract's
 * stream, so that worker and employer see it in the history.
 */
@Service
public class Complaints {
  private static final String ANSWER = "complaint.answer";
  private static final int SHORTEST_ANSWER = 5;
  private static final int LONGEST_ANSWER = 500;

  private final ComplaintRows rows;
  private final ComplaintClocks clocks;
  private final ComplaintRules rules;
  private final Contracts contracts;
  private final EvidenceJournal journal;
  private final TextMessages messages;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  Complaints(
      ComplaintRows rows,
      ComplaintClocks clocks,
      ComplaintRules rules,
      Contracts contracts,
      EvidenceJournal journal,
      TextMessages messages,
      PersonalVault vault,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.clocks = clocks;
    this.rules = rules;
    this.contracts = contracts;
    this.journal = journal;
    this.messages = messages;
    this.vault = vault;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The worker complains that the seal is overdue. Complained already: nothing happens.
   *
   * @throws Refusal {@code seal-not-overdue}, {@code wrong-state} if no seal is waited for
   */
  public void raise(UUID contract) {
    tenancy.inTransaction(() -> {
      HalfSignedContract half = contracts.lock(contract, HalfSignedContract.class).as();
      if (!half.isOverdue(clock.instant())) {
        throw new Refusal(ComplaintRefusal.SEAL_NOT_OVERDUE);
      }
      if (rows.newest(contract).filter(Complaints::isOpen).isPresent()) {
        return true;
      }
      ComplaintHead head = head(half);
      var raised = new Complaint.Raised(head, clocks.acceptBy(head.raisedAt()));
      rows.insert(raised);
      journal.append(
          EventDraft.of(StreamId.contract(contract), "complaint.raised")
              .fact("about", "seal-overdue")
              .fact("seal_due", head.sealDue().toString())
              .fact("accept_by", raised.due().toString())
              .fact("rules", rules.version()));
      return true;
    });
  }

  /** The worker takes the complaint back. Over already: nothing happens. */
  public void takeBack(UUID contract) {
    tenancy.inTransaction(() -> {
      rows.lockNewest(contract)
          .filter(Complaints::isOpen)
          .ifPresent(stored -> end(stored, Complaint.Outcome.TAKEN_BACK, Optional.empty()));
      return true;
    });
  }

  /** The newest complaint about a contract, as far as the current actor may see it. */
  public Optional<ComplaintStanding> of(UUID contract) {
    return tenancy.inTransaction(() -> rows.newest(contract).map(this::standing));
  }

  /** The labour office takes a complaint up. Taken up already: nothing happens. */
  void accept(UUID id) {
    tenancy.inTransaction(() -> {
      StoredComplaint stored = lock(id);
      switch (stored.complaint()) {
        case Complaint.Raised raised -> {
          Complaint.Accepted accepted = raised.accept(clock.instant(), clocks);
          rows.update(accepted, stored.version(), Optional.empty());
          journal.append(
              EventDraft.of(StreamId.contract(raised.head().contract()), "complaint.accepted")
                  .fact("done_by", accepted.due().toString())
                  .fact("rules", rules.version()));
          tell(raised.head(), "sms.complaint-accepted");
        }
        case Complaint.Accepted _ -> {}
        case Complaint.Ended _ -> throw new Refusal(CommonRefusal.WRONG_STATE);
      }
      return true;
    });
  }

  /**
   * The labour office answers, and the complaint is over. Over already: nothing happens.
   *
   * @param answer what worker and employer read; before the complaint was taken up, why it is not
   */
  void answer(UUID id, String answer) {
    String text = answer.strip();
    if (text.length() < SHORTEST_ANSWER || text.length() > LONGEST_ANSWER) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(
              new FieldRefusal(
                  "answer", "complaint.answer.length", List.of(SHORTEST_ANSWER, LONGEST_ANSWER))));
    }
    tenancy.inTransaction(() -> {
      StoredComplaint stored = lock(id);
      if (isOpen(stored)) {
        end(stored, Complaint.Outcome.ANSWERED, Optional.of(text));
        tell(stored.complaint().head(), "sms.complaint-answered");
      }
      return true;
    });
  }

  /** One page of what the current actor may see. */
  List<ComplaintStanding> page(ComplaintFilter filter) {
    return tenancy.inTransaction(() ->
        rows.matching(filter).page(filter.page(), filter.size()).stream()
            .map(this::standing)
            .toList());
  }

  /** Hands over all that pass a filter and the current actor may see, one after the other. */
  void each(ComplaintFilter filter, Consumer<ComplaintStanding> consumer) {
    tenancy.inTransaction(() -> {
      rows.matching(filter).each(stored -> consumer.accept(standing(stored)));
      return true;
    });
  }

  /** How many there are in a state, see {@link ComplaintFilter#state}. */
  long total(String state) {
    return tenancy.inTransaction(
        () -> rows.matching(ComplaintFilter.asked(state, "", 0, 1)).total());
  }

  /** With the seal there is nothing left to complain of; joins the transaction that brought it. */
  @EventListener
  void contractChanged(ContractChanged changed) {
    Optional<StoredComplaint> open = rows.lockNewest(changed.contract()).filter(Complaints::isOpen);
    open.ifPresent(stored -> {
      switch (contracts.find(changed.contract()).contract()) {
        case ConcludedContract _ -> end(stored, Complaint.Outcome.SEALED, Optional.empty());
        case ClosedContract _ -> end(stored, Complaint.Outcome.CONTRACT_ENDED, Optional.empty());
        default -> {}
      }
    });
  }

  private void end(StoredComplaint stored, Complaint.Outcome outcome, Optional<String> answer) {
    if (!(stored.complaint() instanceof Complaint.Open open)) {
      return;
    }
    ComplaintHead head = open.head();
    rows.update(
        open.end(outcome, clock.instant()),
        stored.version(),
        answer.map(text -> vault.sealText(whose(head), ANSWER, text)));
    EventDraft ended =
        EventDraft.of(StreamId.contract(head.contract()), "complaint." + code(outcome))
            .fact("raised", head.raisedAt().toString());
    journal.append(
        answer.map(text -> ended.personal(head.worker(), "complaint.answer", text)).orElse(ended));
  }

  private StoredComplaint lock(UUID id) {
    return rows.lock(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private ComplaintHead head(HalfSignedContract half) {
    ContractHead contract = half.head();
    return new ComplaintHead(
        ids.next(),
        contract.tenant(),
        contract.id(),
        contract.worker(),
        contract.region(),
        contract.employerCode(),
        contract.employerName(),
        half.sealDue(),
        clock.instant());
  }

  private ComplaintStanding standing(StoredComplaint stored) {
    ComplaintHead head = stored.complaint().head();
    boolean office = tenancy.current() instanceof Actor.Official;
    ContractHead contract = contracts.find(head.contract()).contract().head();
    return ComplaintStanding.of(
        stored.complaint(),
        contract,
        office,
        clock.instant(),
        stored.answer().flatMap(sealed -> vault.openText(whose(head), ANSWER, sealed)));
  }

  private void tell(ComplaintHead head, String messageKey) {
    ContractHead contract = contracts.find(head.contract()).contract().head();
    messages.queue(
        new TextMessages.Outgoing(
            whose(head),
            contract.workerMobile(),
            messageKey,
            List.of(head.employerName()),
            Locale.SIMPLIFIED_CHINESE));
  }

  private static PersonalScope whose(ComplaintHead head) {
    return new PersonalScope(head.employer(), head.contract(), head.worker());
  }

  private static boolean isOpen(StoredComplaint stored) {
    return stored.complaint() instanceof Complaint.Open;
  }

  private static String code(Complaint.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
