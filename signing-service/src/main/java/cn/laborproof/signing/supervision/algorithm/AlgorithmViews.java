package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.contract.TimelineWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How entries look to programs and people. */
@Component
final class AlgorithmViews {
  private final AlgorithmRegister register;

  AlgorithmViews(AlgorithmRegister register) {
    this.register = register;
  }

  /**
   * One of a list, by its current version.
   *
   * @param id of the entry
   * @param standing {@code filed taken-note changes-asked overdue taken-back}
   */
  record AlgorithmSummary(
      UUID id,
      String employerCode,
      String employer,
      String region,
      String name,
      String purpose,
      int workers,
      int version,
      String standing,
      Instant filedAt,
      String shownFiled,
      @Nullable Instant due,
      @Nullable String shownDue) {}

  /** A version as it was filed; what is absent was not stated. */
  record AlgorithmFiled(
      UUID id,
      int version,
      String name,
      String purpose,
      String data,
      @Nullable LocalDate inUseSince,
      int workers,
      @Nullable String rules,
      @Nullable LocalDate rulesToldOn,
      @Nullable LocalDate heardOn,
      @Nullable String heardHow,
      @Nullable String appeals,
      boolean hasFile,
      String standing,
      String who,
      Instant filedAt,
      String shownFiled,
      @Nullable Instant due,
      @Nullable String shownDue) {}

  /** An act; {@code note} is absent for a filing and when it was erased. */
  record AlgorithmStep(
      String act,
      int version,
      String who,
      Instant at,
      String shownAt,
      @Nullable String shownDue,
      @Nullable String note) {}

  /** An entry opened up, with what the reader may do now. */
  record AlgorithmDetail(
      UUID id,
      String employerCode,
      String employer,
      String region,
      AlgorithmFiled current,
      List<AlgorithmFiled> earlier,
      List<AlgorithmStep> acts,
      List<String> possible) {}

  AlgorithmSummary summary(AlgorithmVersion one) {
    return new AlgorithmSummary(
        one.entry(),
        one.employer(),
        one.employerName(),
        one.region(),
        one.filing().name(),
        one.filing().purpose(),
        one.filing().workers(),
        one.number(),
        register.standing(one),
        one.filedAt(),
        TimelineWords.shown(one.filedAt()),
        one.due().orElse(null),
        one.due().map(TimelineWords::shownEnd).orElse(null));
  }

  AlgorithmDetail detail(UUID entry) {
    AlgorithmRegister.Told told = register.find(entry);
    AlgorithmVersion current = told.current();
    return new AlgorithmDetail(
        entry,
        current.employer(),
        current.employerName(),
        current.region(),
        filed(current, register.standing(current)),
        // The term of an earlier version ended with the next one.
        told.versions().stream().skip(1).map(each -> filed(each, each.state().code())).toList(),
        told.acts().stream().map(AlgorithmViews::step).toList(),
        register.possible(current).stream().map(AlgorithmVersion.State::code).toList());
  }

  private static AlgorithmFiled filed(AlgorithmVersion one, String standing) {
    Filing filing = one.filing();
    return new AlgorithmFiled(
        one.id(),
        one.number(),
        filing.name(),
        filing.purpose(),
        filing.data(),
        filing.inUseSince().orElse(null),
        filing.workers(),
        stated(filing.rules()).orElse(null),
        filing.rulesToldOn().orElse(null),
        filing.heardOn().orElse(null),
        stated(filing.heardHow()).orElse(null),
        stated(filing.appeals()).orElse(null),
        one.document().isPresent(),
        standing,
        one.who(),
        one.filedAt(),
        TimelineWords.shown(one.filedAt()),
        one.due().orElse(null),
        one.due().map(TimelineWords::shownEnd).orElse(null));
  }

  private static AlgorithmStep step(AlgorithmRegister.ToldAct told) {
    AlgorithmAct act = told.act();
    return new AlgorithmStep(
        act.kind().code(),
        act.version(),
        act.who(),
        act.at(),
        TimelineWords.shown(act.at()),
        act.due().map(TimelineWords::shownEnd).orElse(null),
        told.note().orElse(null));
  }

  private static Optional<String> stated(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }
}
