package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.CandidateList;
import cn.laborproof.proof.draw.Conflicts;
import cn.laborproof.proof.draw.DrawExamination;
import cn.laborproof.proof.draw.DrawTerms;
import cn.laborproof.proof.draw.Selection;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.evidence.StreamProofs;
import cn.laborproof.signing.evidence.StreamProofs.FirstAnchor;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.inspection.DrawRows.Listed;
import cn.laborproof.signing.supervision.inspection.StoredDraw.By;
import cn.laborproof.signing.supervision.inspection.StoredDraw.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Draws by lot, as docs/random-draw.md has them: an official commits to terms and candidates, the
 * lot comes from the log, the choice follows. Each act is one transaction with its event.
 */
@Service
public class Draws {

  /** A draw decided within this time, from the same filter, is the one before; ours. */
  private static final Duration ALIKE = Duration.ofDays(30);

  private final DrawRows rows;
  private final DrawLists lists;
  private final StreamProofs proofs;
  private final InspectionTasks tasks;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  Draws(
      DrawRows rows,
      DrawLists lists,
      StreamProofs proofs,
      InspectionTasks tasks,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.lists = lists;
    this.proofs = proofs;
    this.tasks = tasks;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * A draw opened up.
   *
   * @param named who was drawn, by entry
   * @param lot there as soon as the ledger has it
   */
  record Told(StoredDraw draw, Map<Digest, Listed> named, Optional<FirstAnchor> lot) {}

  /** A draw with everybody who might be drawn. */
  record Whole(StoredDraw draw, List<Listed> candidates, Conflicts apart) {}

  private static Map<Digest, Listed> byEntry(List<Listed> listed) {
    return listed.stream().collect(Collectors.toMap(each -> each.opening().entry(), each -> each));
  }

  /** How many employers of the office's hub pass a filter. */
  int count(DrawFilter filter) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> lists.count(official.office(), filter));
  }

  /** A page of the list. */
  record Page(List<StoredDraw> draws, long total) {}

  /** Those the actor may see, newest first. */
  Page newest(int page, int size) {
    office();
    TaskFilter.bounded(page, size);
    return tenancy.inTransaction(() -> {
      MatchingRows<StoredDraw> newest = rows.newest();
      return new Page(newest.page(page, size), newest.total());
    });
  }

  /**
   * A draw the actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    office();
    return tenancy.inTransaction(() -> {
      StoredDraw draw = visible(rows.find(id));
      // A page looks here every few seconds while it waits: never all candidates, only those drawn.
      return new Told(
          draw,
          draw.result().map(result -> byEntry(rows.candidates(id, result))).orElseGet(Map::of),
          proofs.firstAnchor(stream(id)));
    });
  }

  /**
   * A draw the actor may see, with all candidates.
   *
   * @throws Refusal {@code not-found}
   */
  Whole whole(UUID id) {
    office();
    return tenancy.inTransaction(
        () -> new Whole(visible(rows.find(id)), rows.candidates(id), rows.apart(id)));
  }

  /**
   * The draw that the next one from this filter would be in place of; empty when it may be a first
   * one.
   */
  Optional<StoredDraw> alike(DrawFilter filter) {
    Actor.Official official = official();
    return tenancy.inTransaction(() ->
        rows.alike(official.office(), comparable(filter, official), clock.instant().minus(ALIKE)));
  }

  /** Naming the office's own region narrows nothing that matters. */
  private static Map<String, String> comparable(DrawFilter filter, Actor.Official official) {
    Map<String, String> terms = filter.terms();
    terms.remove("region", official.region());
    return terms;
  }

  /**
   * Commits to a draw. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code invalid-input}, {@code draw-open}, {@code draw-repeats-another}, {@code
   *     draw-too-few-candidates}, {@code draw-too-many-candidates}, {@code draw-too-few-inspectors}
   */
  UUID commit(AskedDraw asked) {
    Actor.Official official = official();
    DrawInput.check(asked, official.region());
    return tenancy.inTransaction(() -> {
      rows.lockOffice(official.office());
      if (rows.find(asked.id()).isPresent()) {
        return asked.id();
      }
      if (rows.open(official.office()).isPresent()) {
        throw new Refusal(DrawRefusal.OPEN);
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      Optional<UUID> before =
          rows.alike(official.office(), comparable(asked.filter(), official), now.minus(ALIKE))
              .map(StoredDraw::id);
      if (!before.equals(asked.repeats())) {
        throw new Refusal(DrawRefusal.REPEATS);
      }
      List<Listed> listed = lists.candidates(asked, official.office());
      Conflicts apart = lists.apart(listed);
      DrawLists.check(asked, listed, apart);
      // Read before anything of this draw is written down: its commitment can only come after.
      Checkpoint head = proofs.head();
      var number =
          new DrawTerms.Numbered(official.office().toString(), rows.next(official.office()));
      var draw =
          draw(
              asked,
              official,
              listed,
              apart,
              new DrawTerms.Head(head.size(), head.root()),
              number,
              now);
      journal.open(stream(draw.id()), draw.region());
      rows.insert(draw);
      rows.insert(draw, listed);
      apart.pairs().forEach(pair -> rows.insert(draw, pair));
      EventDraft event =
          EventDraft.of(stream(draw.id()), DrawExamination.COMMITTED)
              .about(DrawExamination.TERMS_SUBJECT, draw.terms().canonicalBytes())
              .fact("number", number.place())
              .fact("employers", draw.terms().employers().count())
              .fact("take", asked.take())
              .fact("inspectors", draw.terms().inspectors().count())
              .fact("each", asked.each());
      EventDraft linked =
          before.map(repeated -> event.fact("repeats", repeated.toString())).orElse(event);
      journal.append(
          draw.reason().isEmpty()
              ? linked
              : linked.personal(official.account(), "draw.reason", draw.reason()));
      return draw.id();
    });
  }

  private static StoredDraw draw(
      AskedDraw asked,
      Actor.Official official,
      List<Listed> listed,
      Conflicts apart,
      DrawTerms.Head since,
      DrawTerms.Numbered number,
      Instant now) {
    CandidateList employers = list(listed, Listed.EMPLOYER);
    CandidateList inspectors = list(listed, Listed.INSPECTOR);
    var terms =
        new DrawTerms(
            stream(asked.id()).name(),
            asked.take(),
            asked.each(),
            new DrawTerms.Listed(employers.size(), employers.digest()),
            new DrawTerms.Listed(inspectors.size(), inspectors.digest()),
            new DrawTerms.Listed(apart.pairs().size(), apart.digest()),
            asked.filter().terms(),
            asked.share(),
            asked.repeats().map(repeated -> stream(repeated).name()),
            Optional.of(since),
            Optional.of(number));
    return new StoredDraw(
        asked.id(),
        official.office(),
        official.region(),
        asked.title().strip(),
        terms,
        asked.repeats(),
        asked.reason().strip(),
        State.COMMITTED,
        new By(official.account(), official.displayName(), now),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /**
   * Draws. Drawn already: nothing happens.
   *
   * @param share the office's own part of the lot, if it committed to one
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code draw-lot-pending}, {@code
   *     draw-other-share}
   */
  void draw(UUID id, Optional<Digest> share) {
    Actor.Official official = official();
    tenancy.inTransaction(() -> {
      StoredDraw draw = own(id, official);
      if (draw.state() == State.DRAWN) {
        return id;
      }
      open(draw);
      if (!share.map(DrawTerms::shareDigest).equals(draw.terms().share())) {
        throw new Refusal(DrawRefusal.OTHER_SHARE);
      }
      FirstAnchor lot =
          proofs.firstAnchor(stream(id)).orElseThrow(() -> new Refusal(DrawRefusal.LOT_PENDING));
      List<Listed> listed = rows.candidates(id);
      Selection selection =
          Selection.of(
              draw.terms(),
              list(listed, Listed.EMPLOYER),
              list(listed, Listed.INSPECTOR),
              rows.apart(id),
              lot.checkpoint(),
              lot.signature(),
              share);
      By by = by(official);
      rows.drawn(id, share, lot.checkpoint().size(), selection, by);
      journal.append(
          EventDraft.of(stream(id), DrawExamination.DRAWN)
              .about(DrawExamination.RESULT_SUBJECT, selection.canonicalBytes())
              .fact("size", lot.checkpoint().size())
              .fact("root", lot.checkpoint().root().hex()));
      tasks.open(draw, selection, byEntry(listed), by.at());
      return id;
    });
  }

  /**
   * Gives a draw up before it is drawn. It stays on the list, and the next one has to name it.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code invalid-input}
   */
  void abandon(UUID id, String why) {
    Actor.Official official = official();
    DrawInput.text("reason", why);
    tenancy.inTransaction(() -> {
      StoredDraw draw = own(id, official);
      if (draw.state() == State.ABANDONED) {
        return id;
      }
      open(draw);
      rows.abandoned(id, why.strip(), by(official));
      EventDraft event = EventDraft.of(stream(id), DrawExamination.ABANDONED);
      journal.append(
          proofs
              .firstAnchor(stream(id))
              .map(lot -> event.fact("lot-known", true).fact("size", lot.checkpoint().size()))
              .orElseGet(() -> event.fact("lot-known", false))
              .personal(official.account(), "draw.reason", why.strip()));
      return id;
    });
  }

  static CandidateList list(List<Listed> listed, String kind) {
    return CandidateList.of(
        listed.stream().filter(each -> each.kind().equals(kind)).map(Listed::opening).toList());
  }

  private static void open(StoredDraw draw) {
    if (draw.state() != State.COMMITTED) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
  }

  /** The database locks only what may still be decided; what was decided is read as it stands. */
  private StoredDraw own(UUID id, Actor.Official official) {
    StoredDraw seen = visible(rows.find(id));
    if (!seen.office().equals(official.office())) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return rows.lock(id).orElseGet(() -> visible(rows.find(id)));
  }

  private By by(Actor.Official official) {
    return new By(
        official.account(), official.displayName(), clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /** The application's own check, before row-level security's. */
  private StoredDraw visible(Optional<StoredDraw> found) {
    String region = office();
    return found
        .filter(draw -> draw.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** The actor's region; an employer's program has a role in common and no business here. */
  private String office() {
    return Optional.ofNullable(tenancy.current().scope().region())
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  static StreamId stream(UUID draw) {
    return new StreamId("inspection-draw", draw);
  }
}
