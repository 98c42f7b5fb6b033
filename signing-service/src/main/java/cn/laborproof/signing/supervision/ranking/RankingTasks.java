package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.ranking.EmployerPast;
import cn.laborproof.risk.ranking.Feature;
import cn.laborproof.risk.ranking.Features;
import cn.laborproof.risk.ranking.RankingModel;
import cn.laborproof.risk.ranking.RankingStudy;
import cn.laborproof.risk.ranking.StudyPlan;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.supervision.hub.PastFacts;
import cn.laborproof.signing.supervision.hub.TrialJudgements;
import cn.laborproof.signing.supervision.roster.Rosters;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Learns a model, and makes an order with one, from all employers of an office's hub. A piece of
 * employers is one short transaction; a killed process begins anew.
 */
@Configuration(proxyBeanMethods = false)
class RankingTasks {

  private static final String LEARN = "ranking-learn";
  private static final String ORDER = "ranking-order";
  private static final String ANEW = "ranking-anew";
  private static final int PIECE = 50;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  private final RankingRows rows;
  private final PastFacts facts;
  private final TrialJudgements employers;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final IdSource ids;
  private final Duration every;
  private final Clock clock;

  RankingTasks(
      RankingRows rows,
      PastFacts facts,
      TrialJudgements employers,
      EvidenceJournal journal,
      Tenancy tenancy,
      ObjectProvider<SchedulerClient> scheduler,
      IdSource ids,
      @Value("${laborproof.ranking.every:P30D}") Duration every,
      Clock clock) {
    this.rows = rows;
    this.facts = facts;
    this.employers = employers;
    this.journal = journal;
    this.tenancy = tenancy;
    this.scheduler = scheduler;
    this.ids = ids;
    this.every = every;
    this.clock = clock;
  }

  /** Stands in the database, in the transaction that asks for the model. */
  void askToLearn(OrderModel model, Instant at) {
    ask(LEARN, model.office() + "/" + model.id(), at);
  }

  /** Stands in the database, in the transaction that switches it on or asks again. */
  void askToOrder(OrderModel model, Instant at) {
    ask(ORDER, model.office() + "/" + model.id() + "/" + at.toEpochMilli(), at);
  }

  /** Looks again by the clock; in the scheduler's table, so that one replica does. */
  private void askAnew(OrderModel model, Instant now) {
    if (every.isPositive()) {
      ask(ANEW, model.office() + "/" + model.id() + "/" + now.toEpochMilli(), now.plus(every));
    }
  }

  private void ask(String task, String instance, Instant at) {
    scheduler.getObject().scheduleIfNotExists(new TaskInstance<Void>(task, instance), at);
  }

  @Bean
  OneTimeTask<Void> rankingLearnTask() {
    return task(LEARN, this::learnOrTell);
  }

  @Bean
  OneTimeTask<Void> rankingOrderTask() {
    return task(ORDER, this::order);
  }

  @Bean
  OneTimeTask<Void> rankingAnewTask() {
    return task(ANEW, this::learnAnew);
  }

  private static OneTimeTask<Void> task(String name, BiConsumer<UUID, UUID> what) {
    return Tasks.oneTime(name)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> {
          String[] parts = instance.getId().split("/");
          what.accept(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        });
  }

  /**
   * Asks for a model after the last one, in the name of whoever asked for that, where disputes were
   * delivered since. Nothing is switched on by it; where that person took the last one back, or
   * somebody asked meanwhile, this clock stops.
   */
  private void learnAnew(UUID office, UUID last) {
    tenancy.inTransaction(
        new Actor.Platform(office),
        () -> {
          rows.queueUp(office);
          rows.newestOf(office)
              .filter(before -> before.id().equals(last))
              .filter(before -> before.state() != OrderModel.State.WITHDRAWN)
              .ifPresent(this::follow);
          return last;
        });
  }

  private void follow(OrderModel before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!rows.isDisputed(before.office(), before.asked().at())) {
      askAnew(before, now);
      return;
    }
    OrderModel model =
        OrderModel.asked(
            ids.next(),
            before.office(),
            before.region(),
            before.version() + 1,
            LocalDate.ofInstant(now, Rosters.ZONE),
            new OrderModel.By(before.asked().account(), before.asked().name(), now),
            employers.employers(before.office()),
            Optional.of(before.version()));
    journal.open(RankingEvents.stream(model.id()), model.region());
    rows.insert(model);
    journal.append(RankingEvents.event(model, "asked-by-clock").fact("follows", before.version()));
    askToLearn(model, now);
  }

  private void learnOrTell(UUID office, UUID id) {
    try {
      learn(office, id);
    } catch (RuntimeException e) {
      tenancy.inTransaction(
          new Actor.Platform(office),
          () -> {
            rows.failed(id, clock.instant());
            return id;
          });
      throw e;
    }
  }

  private void learn(UUID office, UUID id) {
    var platform = new Actor.Platform(office);
    Optional<OrderModel> asked =
        tenancy
            .inTransaction(platform, () -> rows.find(id))
            .filter(model -> model.state() == OrderModel.State.MAKING);
    if (asked.isEmpty()) {
      return;
    }
    OrderModel model = asked.get();
    var study = new RankingStudy(StudyPlan.shipped(), model.asOf());
    boolean wanted =
        each(
            platform,
            office,
            (employer, past) -> study.add(employer, past),
            done -> rows.progress(id, done, Math.max(done, model.total())));
    if (!wanted) {
      return;
    }
    RankingStudy.Outcome outcome = study.learn();
    tenancy.inTransaction(
        platform,
        () -> {
          if (rows.learned(id, outcome)) {
            rows.find(id)
                .ifPresent(made -> {
                  journal.append(RankingEvents.event(made, made.state().code()));
                  askAnew(made, clock.instant());
                });
          }
          return id;
        });
  }

  private void order(UUID office, UUID id) {
    var platform = new Actor.Platform(office);
    Optional<OrderModel> asked =
        tenancy
            .inTransaction(platform, () -> rows.find(id))
            .filter(model -> model.state() == OrderModel.State.ACTIVE && model.ordering());
    if (asked.isEmpty()) {
      return;
    }
    OrderModel model = asked.get();
    RankingModel learned = model.study().orElseThrow().model();
    LocalDate day = LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
    List<RankedEmployer> unsorted = new ArrayList<>();
    each(
        platform,
        office,
        (employer, past) ->
            past.on(day)
                .ifPresent(features ->
                    unsorted.add(read(model, employer, past.profile(day), features, learned))),
        _ -> true);
    List<RankedEmployer> order = placed(unsorted);
    tenancy.inTransaction(
        platform,
        () -> {
          if (rows.ordered(model, day, order)) {
            journal.append(
                RankingEvents.event(model, "ordered")
                    .fact("day", day.toString())
                    .fact("employers", order.size()));
          }
          return id;
        });
  }

  /** Goes through all employers of a hub; says whether the result was wanted to the end. */
  private boolean each(
      Actor platform, UUID office, BiConsumer<String, EmployerPast> taken, Predicate<Long> goesOn) {
    String last = "";
    long done = 0;
    while (true) {
      String from = last;
      List<String> piece =
          tenancy.inTransaction(platform, () -> employers.employersAfter(office, from, PIECE));
      if (piece.isEmpty()) {
        return true;
      }
      Map<String, List<SortedRow>> lines =
          tenancy.inTransaction(platform, () -> facts.of(office, piece, EmployerPast.KINDS));
      lines.forEach((employer, known) -> taken.accept(employer, new EmployerPast(known)));
      done += piece.size();
      long soFar = done;
      if (!tenancy.inTransaction(platform, () -> goesOn.test(soFar))) {
        return false;
      }
      last = piece.getLast();
    }
  }

  private static RankedEmployer read(
      OrderModel model,
      String employer,
      EmployerPast.Profile profile,
      Features features,
      RankingModel learned) {
    RankingModel.Reading reading = learned.read(features);
    return new RankedEmployer(
        1,
        employer,
        profile.name().isEmpty() ? employer : profile.name(),
        profile.region().isEmpty() ? model.region() : profile.region(),
        profile.sector(),
        Math.toIntExact(Math.round(Feature.SIZE.shown(features.value(Feature.SIZE).orElseThrow()))),
        reading.probability(),
        reading.contributions().stream().map(RankingTasks::reason).toList(),
        0);
  }

  private static RankedEmployer.Reason reason(RankingModel.Contribution said) {
    return new RankedEmployer.Reason(
        said.feature(),
        said.value().isPresent() ? said.value().getAsDouble() : null,
        said.usual(),
        said.points());
  }

  /** The likeliest first; of equals the code decides, so that an order can be made again. */
  private static List<RankedEmployer> placed(List<RankedEmployer> unsorted) {
    List<RankedEmployer> sorted =
        unsorted.stream()
            .sorted(
                Comparator.comparingDouble(RankedEmployer::probability)
                    .reversed()
                    .thenComparing(RankedEmployer::employer))
            .toList();
    List<RankedEmployer> placed = new ArrayList<>();
    for (RankedEmployer each : sorted) {
      placed.add(
          new RankedEmployer(
              placed.size() + 1,
              each.employer(),
              each.name(),
              each.seat(),
              each.sector(),
              each.workers(),
              each.probability(),
              each.reasons(),
              each.open()));
    }
    return placed;
  }
}
