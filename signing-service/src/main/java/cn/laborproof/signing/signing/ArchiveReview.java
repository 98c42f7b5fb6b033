package cn.laborproof.signing.signing;

import cn.laborproof.document.examine.ArchiveLife;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.signing.RecordKeeping.Part;
import cn.laborproof.signing.signing.SigningCase.Stage;
import cn.laborproof.signing.storage.DocumentVault;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Works out anew when renewals are due once the trust bundle states other ends of algorithms: an
 * end that was brought forward brings forward what rests on it. Each document is opened by a task
 * of its own.
 */
@Component
class ArchiveReview {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveReview.class);

  private final SigningCases cases;
  private final FinalExamination examination;
  private final DocumentVault documents;
  private final RecordKeeping records;
  private final BesideRecords beside;
  private final SigningTasks tasks;
  private final Tenancy tenancy;
  private final JdbcClient jdbc;
  private final Clock clock;

  ArchiveReview(
      SigningCases cases,
      FinalExamination examination,
      DocumentVault documents,
      RecordKeeping records,
      BesideRecords beside,
      SigningTasks tasks,
      Tenancy tenancy,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.examination = examination;
    this.documents = documents;
    this.records = records;
    this.beside = beside;
    this.tasks = tasks;
    this.tenancy = tenancy;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Appoints a review of every appointed renewal if an end has changed since the last time. */
  void ends() {
    examination.algorithmEnds().ifPresent(this::compare);
  }

  private void compare(String now) {
    Optional<String> before =
        jdbc.sql("select ends from archive_review")
            .query((row, _) -> Objects.requireNonNull(row.getString("ends")))
            .optional();
    if (before.filter(now::equals).isPresent()) {
      return;
    }
    // Appointed first: whoever dies in between appoints them again, once each.
    int reviews = before.isPresent() ? appointed() : 0;
    jdbc.sql(
            """
            insert into archive_review (ends, reviewed_at) values (?, ?)
            on conflict (only_row) do update set ends = excluded.ends, reviewed_at = excluded.reviewed_at
            """)
        .param(now)
        .param(Timestamp.from(clock.instant()))
        .update();
    LOG.info("ends of algorithms: {}; {} renewals are looked at anew", now, reviews);
  }

  private int appointed() {
    return jdbc.sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select distinct ?, task_instance, ?::timestamptz, false, 1 from scheduled_tasks
            where task_name in (?, ?, ?)
            on conflict do nothing
            """)
        .param(SigningTasks.ARCHIVE_REVIEW)
        .param(Timestamp.from(clock.instant()))
        .param(SigningTasks.ARCHIVE_RENEWAL)
        .param(SigningTasks.EVIDENCE_RECORD)
        .param(SigningTasks.BESIDE_RECORD)
        .update();
  }

  /**
   * Appoints the next renewal of one document, and of what lies beside it, by what they rest on.
   */
  void review(SigningTasks.Target target) {
    tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          SigningCase paper = cases.find(target.subject());
          if (!(paper.stage() instanceof Stage.Concluded(Paper kept, Instant _))) {
            return false;
          }
          byte[] pdf = documents.open(kept.document());
          Optional<byte[]> record =
              records.newest(paper, Part.DOCUMENT).map(r -> documents.open(r.id()));
          ArchiveLife life = examination.life(pdf, record);
          tasks.scheduleAt(
              record.isPresent() ? SigningTasks.EVIDENCE_RECORD : SigningTasks.ARCHIVE_RENEWAL,
              target.tenant(),
              target.subject(),
              life.end().minus(ArchiveRenewal.AHEAD));
          beside.watch(paper, kept);
          return true;
        });
  }
}
