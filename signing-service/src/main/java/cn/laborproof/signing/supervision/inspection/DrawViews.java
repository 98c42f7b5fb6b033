package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.inspection.DrawRows.Listed;
import cn.laborproof.signing.supervision.inspection.StoredDraw.By;
import cn.laborproof.signing.supervision.inspection.StoredDraw.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How draws look to programs and people. */
@Component
final class DrawViews {

  private final Tenancy tenancy;

  DrawViews(Tenancy tenancy) {
    this.tenancy = tenancy;
  }

  /** One of a list. */
  record DrawSummary(
      UUID id,
      String title,
      String region,
      String state,
      int take,
      int employers,
      int each,
      int inspectors,
      String committer,
      Instant committedAt,
      @Nullable Instant decidedAt,
      @Nullable UUID repeats) {}

  /** An employer that was drawn and who inspects it. */
  record DrawnView(int place, String employer, String name, List<String> inspectors) {}

  /** Where the lot came from. */
  record LotView(long size, String root, String signature, long block, Instant at) {}

  /**
   * A draw opened up.
   *
   * @param terms digest of {@code draw.json}, as the first event has it
   * @param share digest of the office's own part of the lot
   * @param lot absent until the ledger has it
   * @param possible acts the caller may do now
   */
  record DrawDetail(
      DrawSummary draw,
      Map<String, String> filter,
      String terms,
      @Nullable String share,
      int conflicts,
      @Nullable String reason,
      @Nullable LotView lot,
      List<DrawnView> drawn,
      @Nullable String decider,
      @Nullable String abandonedWhy,
      List<String> possible) {}

  static DrawSummary summary(StoredDraw draw) {
    return new DrawSummary(
        draw.id(),
        draw.title(),
        draw.region(),
        draw.state().code(),
        draw.terms().take(),
        draw.terms().employers().count(),
        draw.terms().each(),
        draw.terms().inspectors().count(),
        draw.committed().name(),
        draw.committed().at(),
        draw.decided().map(By::at).orElse(null),
        draw.repeats().orElse(null));
  }

  DrawDetail detail(Draws.Told told) {
    StoredDraw draw = told.draw();
    return new DrawDetail(
        summary(draw),
        draw.terms().filter(),
        Digest.sha256(draw.terms().canonicalBytes()).hex(),
        draw.terms().share().map(Digest::hex).orElse(null),
        draw.terms().conflicts().count(),
        draw.reason().isEmpty() ? null : draw.reason(),
        told.lot()
            .map(lot ->
                new LotView(
                    lot.checkpoint().size(),
                    lot.checkpoint().root().hex(),
                    lot.signature().hex(),
                    lot.block(),
                    lot.at()))
            .orElse(null),
        drawn(told),
        draw.decided().map(By::name).orElse(null),
        Optional.of(draw.abandonedWhy()).filter(why -> !why.isEmpty()).orElse(null),
        possible(told));
  }

  private static List<DrawnView> drawn(Draws.Told told) {
    Map<Digest, Listed> byEntry = told.named();
    var place = new AtomicInteger();
    return told.draw().result().stream()
        .flatMap(result -> result.assignments().stream())
        .map(each -> {
          Listed employer = Objects.requireNonNull(byEntry.get(each.employer()));
          return new DrawnView(
              place.incrementAndGet(),
              employer.opening().name(),
              employer.name(),
              each.inspectors().stream()
                  .flatMap(entry -> Optional.ofNullable(byEntry.get(entry)).stream())
                  .map(Listed::name)
                  .toList());
        })
        .toList();
  }

  private List<String> possible(Draws.Told told) {
    boolean own =
        tenancy.current() instanceof Actor.Official official
            && official.office().equals(told.draw().office());
    if (!own || told.draw().state() != State.COMMITTED) {
      return List.of();
    }
    return told.lot().isPresent() ? List.of("draw", "abandon") : List.of("abandon");
  }
}
