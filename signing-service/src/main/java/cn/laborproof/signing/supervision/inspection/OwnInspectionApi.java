package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Inspections of the employer that asks. */
@RestController
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
class OwnInspectionApi {
  private final OwnInspections inspections;

  OwnInspectionApi(OwnInspections inspections) {
    this.inspections = inspections;
  }

  /** See {@link OwnInspections.Own}; {@code drawIsOpen}: its draw can be computed again. */
  record OwnInspection(
      UUID id,
      UUID draw,
      @Nullable String office,
      String region,
      String standing,
      Instant recordedAt,
      @Nullable Instant orderedAt,
      @Nullable Instant orderDue,
      List<String> articles,
      @Nullable Instant finishedAt,
      @Nullable Instant publishedAt,
      boolean drawIsOpen) {}

  record OwnInspectionList(List<OwnInspection> inspections) {}

  @GetMapping("/api/v1/own-inspections")
  OwnInspectionList all() {
    return new OwnInspectionList(inspections.all().stream().map(OwnInspectionApi::view).toList());
  }

  static OwnInspection view(OwnInspections.Own one) {
    return new OwnInspection(
        one.id(),
        one.draw(),
        one.office().orElse(null),
        one.region(),
        one.standing(),
        one.recordedAt(),
        one.orderedAt().orElse(null),
        one.orderDue().orElse(null),
        one.articles(),
        one.finishedAt().orElse(null),
        one.publishedAt().orElse(null),
        one.drawIsOpen());
  }
}
