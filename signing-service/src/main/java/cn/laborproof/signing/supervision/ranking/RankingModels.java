package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.hub.TrialJudgements;
import cn.laborproof.signing.supervision.ranking.OrderModel.By;
import cn.laborproof.signing.supervision.ranking.OrderModel.State;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * How an office comes to an order of looking: one official has a model learned, another one of the
 * office or one above switches it on. Each act is one transaction with its event.
 */
@Service
class RankingModels {

  private static final int LISTED = 50;
  private static final int LONGEST_NOTE = 1000;

  private final RankingRows rows;
  private final RankingTasks tasks;
  private final TrialJudgements employers;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  RankingModels(
      RankingRows rows,
      RankingTasks tasks,
      TrialJudgements employers,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.tasks = tasks;
    this.employers = employers;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * A page of the order.
   *
   * @param model with which it was made; empty while none is switched on
   */
  record Page(
      Optional<OrderModel> model,
      RankingFilter filter,
      long total,
      List<RankedEmployer> employers) {

    boolean more() {
      return (filter.page() + 1L) * filter.size() < total;
    }
  }

  /** A model with how its order treats small and large, and lines of business. */
  record Told(OrderModel model, List<RankingRows.Group> bySize, List<RankingRows.Group> bySector) {}

  /** What an official may do about a model. */
  enum Act {
    ACTIVATE,
    REFUSE,
    WITHDRAW,
    /** Makes the order anew with today's facts. */
    ORDER
  }

  Page page(RankingFilter filter) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> {
      Optional<OrderModel> model = rows.active(official.office());
      if (model.isEmpty()) {
        return new Page(model, filter, 0, List.of());
      }
      MatchingRows<RankedEmployer> matching = rows.matching(model.get().id(), filter);
      return new Page(model, filter, matching.total(), matching.page(filter.page(), filter.size()));
    });
  }

  /** Hands over all places that pass a filter, one after the other. */
  void each(RankingFilter filter, Consumer<RankedEmployer> consumer) {
    Actor.Official official = official();
    tenancy.inTransaction(() -> {
      rows.active(official.office())
          .ifPresent(model -> rows.matching(model.id(), filter).each(consumer));
      return true;
    });
  }

  /** All models of the region, newest first. */
  List<OrderModel> newest() {
    official();
    return tenancy.inTransaction(() -> rows.newest(LISTED));
  }

  /**
   * A model the actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    return tenancy.inTransaction(() -> {
      OrderModel model = visible(rows.find(id));
      return new Told(model, rows.bySize(id), rows.bySector(id));
    });
  }

  /** What the actor may do about a model now. */
  List<Act> possible(OrderModel model) {
    Actor.Official official = official();
    if (model.state() == State.ACTIVE) {
      return model.ordering() ? List.of() : List.of(Act.ORDER);
    }
    if (!model.state().isOpen()) {
      return List.of();
    }
    if (official.account().equals(model.asked().account())) {
      return List.of(Act.WITHDRAW);
    }
    return model.state() == State.MADE ? List.of(Act.ACTIVATE, Act.REFUSE) : List.of(Act.REFUSE);
  }

  /**
   * Asks for a model learned from the office's facts. Asked for under this id already: nothing
   * happens.
   *
   * @throws Refusal {@code ranking-under-way}
   */
  UUID ask(UUID id) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> {
      if (rows.find(id).isPresent()) {
        return id;
      }
      rows.queueUp(official.office());
      if (rows.isMaking(official.office())) {
        throw new Refusal(RankingRefusal.UNDER_WAY);
      }
      Instant now = now();
      var model =
          OrderModel.asked(
              id,
              official.office(),
              official.region(),
              rows.nextVersion(official.office()),
              LocalDate.ofInstant(now, Rosters.ZONE),
              new By(official.account(), official.displayName(), now),
              employers.employers(official.office()),
              Optional.empty());
      journal.open(RankingEvents.stream(id), model.region());
      rows.insert(model);
      journal.append(RankingEvents.event(model, "asked"));
      tasks.askToLearn(model, now);
      return id;
    });
  }

  /**
   * Switches a model on, refuses it, takes it back, or makes its order anew. Done already: nothing
   * happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code ranking-second-person}, {@code
   *     ranking-not-the-asker}
   */
  void act(UUID id, Act act, String note) {
    Actor.Official official = official();
    if (note.strip().length() > LONGEST_NOTE) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal("note", "rules.input.text", List.of(0, LONGEST_NOTE))));
    }
    tenancy.inTransaction(() -> {
      OrderModel model = visible(rows.lock(id));
      if (act == Act.ORDER) {
        orderAnew(model);
        return id;
      }
      State to =
          switch (act) {
            case ACTIVATE -> State.ACTIVE;
            case REFUSE -> State.REFUSED;
            default -> State.WITHDRAWN;
          };
      By by = new By(official.account(), official.displayName(), now());
      if (model.state() == to
          && model.decided().map(By::account).equals(Optional.of(by.account()))) {
        return id;
      }
      check(model, to, by);
      if (to == State.ACTIVE) {
        rows.queueUp(model.office());
        rows.active(model.office()).ifPresent(this::retire);
      }
      rows.decide(id, to, by, note.strip());
      journal.append(RankingEvents.event(model, to.code()));
      if (to == State.ACTIVE && rows.ordering(id)) {
        tasks.askToOrder(model, by.at());
      }
      return id;
    });
  }

  private void retire(OrderModel before) {
    rows.retire(before.id());
    journal.append(RankingEvents.event(before, State.RETIRED.code()));
  }

  private void orderAnew(OrderModel model) {
    if (model.state() != State.ACTIVE) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    if (rows.ordering(model.id())) {
      journal.append(RankingEvents.event(model, "order-asked"));
      tasks.askToOrder(model, now());
    }
  }

  private static void check(OrderModel model, State to, By by) {
    boolean own = by.account().equals(model.asked().account());
    if (!model.state().isOpen() || to == State.ACTIVE && model.state() != State.MADE) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    if (to == State.WITHDRAWN && !own) {
      throw new Refusal(RankingRefusal.NOT_THE_ASKER);
    }
    if (to != State.WITHDRAWN && own) {
      throw new Refusal(RankingRefusal.SECOND_PERSON);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The application's own check, before row-level security's. */
  private OrderModel visible(Optional<OrderModel> found) {
    Actor.Official official = official();
    return found
        .filter(model -> model.region().startsWith(official.region()))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }
}
