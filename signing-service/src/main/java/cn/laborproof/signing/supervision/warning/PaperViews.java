package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.contract.TimelineWords;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an office's papers look in the API and on pages. */
@Component
final class PaperViews {
  private final Notices notices;

  PaperViews(Notices notices) {
    this.notices = notices;
  }

  /** Somebody of the enterprise opened it for the first time. */
  record OpeningView(String who, Instant at, String shown) {}

  /** What the enterprise answered; {@code note} is absent when it was erased. */
  record AnswerView(String who, Instant at, String shown, @Nullable String note) {}

  /**
   * A paper.
   *
   * @param number how people name it
   * @param kind {@code information}, {@code notice} or {@code minutes}
   * @param state {@code frozen}, {@code sealed} or {@code withdrawn}
   * @param deliveredAt when it came to the enterprise's pages; absent for a form, and where the
   *     enterprise has no pages here
   * @param sha256 digest of the newest file, hex
   */
  record PaperView(
      UUID id,
      UUID warning,
      String number,
      String kind,
      String state,
      String reference,
      String office,
      String employerCode,
      String employer,
      Instant madeAt,
      String madeBy,
      @Nullable Instant sealedAt,
      @Nullable Instant withdrawnAt,
      @Nullable Instant deliveredAt,
      String sha256,
      List<OpeningView> openings,
      List<AnswerView> answers) {}

  PaperView of(WarningPaper paper) {
    return new PaperView(
        paper.id(),
        paper.warning(),
        paper.number(),
        paper.kind().code(),
        paper.state().code(),
        paper.reference(),
        paper.officeName(),
        paper.employerCode(),
        paper.employerName(),
        paper.made().at(),
        paper.made().by(),
        paper.sealedAt().orElse(null),
        paper.withdrawnAt().orElse(null),
        paper.delivery().map(WarningPaper.Delivery::at).orElse(null),
        paper.document().sha256().hex(),
        notices.openings(paper).stream()
            .map(each -> new OpeningView(each.who(), each.at(), TimelineWords.shown(each.at())))
            .toList(),
        notices.answers(paper).stream()
            .map(each ->
                new AnswerView(
                    each.who(),
                    each.at(),
                    TimelineWords.shown(each.at()),
                    each.note().orElse(null)))
            .toList());
  }
}
