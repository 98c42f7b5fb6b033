package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.ClosedContract;
import cn.laborproof.signing.contract.domain.ConcludedContract;
import cn.laborproof.signing.contract.domain.ContractState;
import cn.laborproof.signing.contract.domain.FrozenContract;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.contract.domain.InvitedContract;
import cn.laborproof.signing.contract.domain.LabourContract;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.contract.domain.SealingClock;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StatusFeed;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.identity.WorkerKeys;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Contracts and their transitions. Each transition is one transaction with its event; those that
 * take an {@link AppendedEvent} join the transaction of the act that brought the event about.
 */
@Service
public class Contracts {
  private final ContractRows rows;
  private final WorkerKeys workers;
  private final EvidenceJournal journal;
  private final StatusFeed feed;
  private final Tenancy tenancy;
  private final SealingClock sealingClock;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Contracts(
      ContractRows rows,
      WorkerKeys workers,
      EvidenceJournal journal,
      StatusFeed feed,
      Tenancy tenancy,
      SealingClock sealingClock,
      Clock clock,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.workers = workers;
    this.journal = journal;
    this.feed = feed;
    this.tenancy = tenancy;
    this.sealingClock = sealingClock;
    this.clock = clock;
    this.events = events;
  }

  /**
   * A contract the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  public StoredContract find(UUID id) {
    return tenancy.inTransaction(() -> get(id));
  }

  /**
   * One page of the own organisation's contracts.
   *
   * @param contracts those on the page
   * @param total how many pass the filter on all pages
   */
  record Page(List<StoredContract> contracts, long total) {}

  /** One page of the own organisation's contracts. */
  Page page(ContractFilter filter) {
    byte[] name = name(filter);
    return tenancy.inTransaction(() -> {
      var matching = rows.matching(filter, name);
      return new Page(matching.page(filter.page(), filter.size()), matching.total());
    });
  }

  /** How many of the own organisation's contracts pass a filter. */
  long total(ContractFilter filter) {
    byte[] name = name(filter);
    return tenancy.inTransaction(() -> rows.matching(filter, name).total());
  }

  /** Hands over all of the own organisation's contracts that pass a filter, one after the other. */
  void each(ContractFilter filter, Consumer<StoredContract> consumer) {
    byte[] name = name(filter);
    tenancy.inTransaction(() -> {
      rows.matching(filter, name).each(consumer);
      return true;
    });
  }

  private byte[] name(ContractFilter filter) {
    return workers.ofName(
        tenancy.current().organisation().orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED)),
        filter.words());
  }

  /** How many contracts the own organisation has in each state. */
  public Map<ContractState, Long> counts() {
    return tenancy.inTransaction(rows::counts).stream()
        .collect(
            Collectors.toMap(
                ContractRows.StateCount::state,
                ContractRows.StateCount::count,
                Long::sum,
                TreeMap::new));
  }

  /** The worker is asked, for the first time or again. Joins the caller's transaction. */
  public InvitedContract invite(UUID id, Instant until) {
    Locked<LabourContract> locked = lock(id, LabourContract.class);
    Instant now = clock.instant();
    InvitedContract invited =
        switch (locked.as()) {
          case FrozenContract frozen -> frozen.invite(now, until);
          case InvitedContract already -> already.inviteAgain(now, until);
          default -> throw new Refusal(CommonRefusal.WRONG_STATE);
        };
    rows.update(invited, locked.version(), now);
    journal.admitPerson(StreamId.contract(id), invited.head().worker());
    publish(
        journal.append(
            EventDraft.of(StreamId.contract(id), "invitation.made")
                .fact("until", until.toString())),
        invited);
    return invited;
  }

  /** The worker's signature is there. Joins the transaction of its event. */
  public HalfSignedContract workerSigned(UUID id, Paper halfSigned, AppendedEvent event) {
    Locked<InvitedContract> locked = lock(id, InvitedContract.class);
    HalfSignedContract half = locked.as().signedByWorker(halfSigned, event.time(), sealingClock);
    rows.update(half, locked.version(), event.time());
    publish(event, half);
    return half;
  }

  /** Sealed, archived, examined. Joins the transaction of the event that says so. */
  public void concluded(UUID id, Paper concluded, AppendedEvent event) {
    Locked<HalfSignedContract> locked = lock(id, HalfSignedContract.class);
    var contract = locked.as().conclude(concluded, event.time());
    rows.update(contract, locked.version(), event.time());
    publish(event, contract);
  }

  /** Archived anew, examined. Joins the transaction of the event that says so. */
  public void renewed(UUID id, Paper renewed, AppendedEvent event) {
    Locked<ConcludedContract> locked = lock(id, ConcludedContract.class);
    rows.update(locked.as().renewed(renewed), locked.version(), event.time());
  }

  /** The worker says no to an invitation. */
  public void decline(UUID id) {
    tenancy.inTransaction(() -> {
      Locked<InvitedContract> locked = lock(id, InvitedContract.class);
      return close(locked.as().decline(clock.instant()), locked.version(), "contract.declined");
    });
  }

  /** The worker takes the signature back while there is no seal. Joins the caller's transaction. */
  public void withdrawByWorker(UUID id) {
    Locked<HalfSignedContract> locked = lock(id, HalfSignedContract.class);
    close(locked.as().withdrawByWorker(clock.instant()), locked.version(), "contract.withdrawn");
  }

  /** The employer takes it back before the worker has signed. Done already: nothing happens. */
  public StoredContract withdrawByEmployer(UUID id) {
    return tenancy.inTransaction(() -> {
      Locked<LabourContract> locked = lock(id, LabourContract.class);
      if (locked.as() instanceof ClosedContract closed && closed.isWithdrawnByEmployer()) {
        return get(id);
      }
      ClosedContract closed =
          switch (locked.as()) {
            case FrozenContract frozen -> frozen.withdraw(clock.instant());
            case InvitedContract invited -> invited.withdraw(clock.instant());
            default -> throw new Refusal(CommonRefusal.WRONG_STATE);
          };
      return close(closed, locked.version(), "contract.withdrawn");
    });
  }

  /** Ends an invitation whose time has passed; does nothing to any other contract. */
  public void expireIfOver(UUID id) {
    tenancy.inTransaction(() -> {
      Locked<LabourContract> locked = lock(id, LabourContract.class);
      if (locked.as() instanceof InvitedContract invited && invited.isOver(clock.instant())) {
        close(invited.expire(clock.instant()), locked.version(), "contract.expired");
      }
      return true;
    });
  }

  /**
   * A contract locked until the transaction ends; must run in one.
   *
   * @throws Refusal {@code not-found}, or {@code wrong-state} if it is in another state
   */
  public <T extends LabourContract> Locked<T> lock(UUID id, Class<T> state) {
    StoredContract stored = rows.lock(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    if (!state.isInstance(stored.contract())) {
      throw new Refusal(CommonRefusal.WRONG_STATE, stored.contract().state().code());
    }
    return new Locked<>(state.cast(stored.contract()), stored.version());
  }

  /**
   * A locked contract.
   *
   * @param as its state
   * @param version to be named when it is written back
   */
  public record Locked<T extends LabourContract>(T as, int version) {}

  StoredContract get(UUID id) {
    return rows.find(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private StoredContract close(ClosedContract closed, int seen, String kind) {
    rows.update(closed, seen, closed.at());
    AppendedEvent event =
        journal.append(
            EventDraft.of(StreamId.contract(closed.head().id()), kind)
                .fact("by", closed.by().name().toLowerCase(java.util.Locale.ROOT)));
    publish(event, closed);
    return get(closed.head().id());
  }

  private void publish(AppendedEvent event, LabourContract contract) {
    var facts = new TreeMap<String, Object>();
    facts.put("template", contract.head().template());
    contract.head().data().date("term.start").ifPresent(d -> facts.put("term_start", d.toString()));
    contract.head().data().date("term.end").ifPresent(d -> facts.put("term_end", d.toString()));
    if (contract instanceof HalfSignedContract half) {
      facts.put("seal_due", half.sealDue().toString());
    }
    feed.publish(event, contract.state().code(), facts);
    events.publishEvent(new ContractChanged(contract.head().tenant(), contract.head().id()));
  }
}
