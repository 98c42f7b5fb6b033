package cn.laborproof.signing.supervision.confirmation;

import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.organisation.CodeConfirmation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An employer's standing in the API and on pages.
 *
 * @param state {@code asked}, {@code confirmed} or {@code refused}
 * @param grounds what was compared, or why the code is not theirs
 */
record ConfirmationView(
    UUID organisation,
    String creditCode,
    String name,
    String region,
    String domicile,
    String legalRepresentative,
    String state,
    Instant askedAt,
    String shownAsked,
    @Nullable String grounds,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String shownDecided) {

  static ConfirmationView of(CodeConfirmation each) {
    return new ConfirmationView(
        each.organisation(),
        each.creditCode(),
        each.name(),
        each.region(),
        each.domicile(),
        each.legalRepresentative(),
        each.state().code(),
        each.askedAt(),
        TimelineWords.shown(each.askedAt()),
        each.decision().map(CodeConfirmation.Decision::grounds).orElse(null),
        each.decision().map(CodeConfirmation.Decision::who).orElse(null),
        each.decision().map(CodeConfirmation.Decision::at).orElse(null),
        each.decision().map(decision -> TimelineWords.shown(decision.at())).orElse(null));
  }
}
