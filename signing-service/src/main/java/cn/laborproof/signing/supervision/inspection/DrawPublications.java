package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.OfficeNames;
import cn.laborproof.signing.supervision.inspection.DrawPublicationRows.Published;
import cn.laborproof.signing.supervision.inspection.StoredDraw.State;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Gives a draw an address everybody may open: the file to compute it again from, which names the
 * employers drawn and no other candidate. Not before they were inspected: a visit nobody was told
 * of stays one.
 */
@Service
class DrawPublications {
  private final DrawPublicationRows rows;
  private final Draws draws;
  private final DrawPackages packages;
  private final EvidenceJournal journal;
  private final OfficeNames names;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  DrawPublications(
      DrawPublicationRows rows,
      Draws draws,
      DrawPackages packages,
      EvidenceJournal journal,
      OfficeNames names,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.draws = draws;
    this.packages = packages;
    this.journal = journal;
    this.names = names;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a draw public that was drawn, or abandoned. Public already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code not-allowed} for another office, {@code wrong-state},
   *     {@code draw-tasks-open}, {@code anchor-pending} while its end is not under an anchor
   */
  void publish(UUID id) {
    if (!(tenancy.current() instanceof Actor.Official official)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    StoredDraw draw = draws.find(id).draw();
    if (!draw.office().equals(official.office())) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    if (draw.state() == State.COMMITTED) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    if (find(id).isPresent()) {
      return;
    }
    try {
      tenancy.inTransaction(() -> {
        if (rows.uninspected(id) > 0) {
          throw new Refusal(DrawRefusal.TASKS_OPEN);
        }
        keep(draw, packages.build(id, false));
        return id;
      });
    } catch (DuplicateKeyException _) {
      // Two at once: it is public.
    }
  }

  private void keep(StoredDraw draw, byte[] file) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int year = LocalDate.ofInstant(draw.committed().at(), Rosters.ZONE).getYear();
    int number =
        rows.number(
            draw,
            LocalDate.of(year, 1, 1).atStartOfDay(Rosters.ZONE).toInstant(),
            LocalDate.of(year + 1, 1, 1).atStartOfDay(Rosters.ZONE).toInstant());
    var stream = new StreamId("inspection-draw-publication", ids.next());
    journal.open(stream, draw.region());
    rows.insert(
        stream.subject(),
        draw,
        year,
        number,
        file,
        draw.decided().map(StoredDraw.By::at).orElse(now),
        now);
    journal.append(
        EventDraft.of(stream, "inspection-draw-publication.published")
            .about("package.draw.json", file)
            .fact("draw", draw.id().toString())
            .fact("year", year)
            .fact("number", number));
  }

  /** Whether the office that asks may make a draw public now. */
  boolean isPublishable(UUID id) {
    StoredDraw draw = draws.find(id).draw();
    return tenancy.current() instanceof Actor.Official official
        && official.office().equals(draw.office())
        && draw.state() != State.COMMITTED
        && tenancy.inTransaction(() -> rows.find(id).isEmpty() && rows.uninspected(id) == 0);
  }

  /** A draw as everybody sees it; empty while it is not public. */
  Optional<Published> find(UUID draw) {
    return tenancy.inTransaction(() -> rows.find(draw));
  }

  /**
   * The file everybody may have.
   *
   * @throws Refusal {@code not-found} while the draw is not public
   */
  byte[] file(UUID draw) {
    return tenancy
        .inTransaction(() -> rows.file(draw))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /**
   * An office whose draws are public, with all it committed to: the newest left out is no gap in
   * the numbers.
   *
   * @param name as registered; empty where none is
   */
  record Office(UUID id, Optional<String> name, List<DrawPublicationRows.YearCount> years) {}

  /** The offices of some public draws in their order, each asked for once. */
  List<Office> offices(List<Published> draws) {
    return draws.stream().map(Published::office).distinct().map(this::office).toList();
  }

  private Office office(UUID office) {
    return tenancy.inTransaction(
        new Actor.Platform(office), () -> new Office(office, names.of(office), rows.years(office)));
  }

  /**
   * Public ones of a region, an office after the other, the newest of each first; with one more of
   * the next page where there is one.
   */
  List<Published> ofRegion(String region, int page, int size) {
    if (!region.matches("[0-9]{0,12}")) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    TaskFilter.bounded(page, size);
    return tenancy.inTransaction(() -> rows.ofRegion(region, page, size, 1));
  }
}
