package cn.laborproof.signing.supervision.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An application for special working hours as kept.
 *
 * @param id identifier, also of its evidence stream {@code special-hours/<id>}
 * @param office the office that took it
 * @param region division of the employer (GB/T 2260)
 * @param scheme {@code week}, {@code month}, {@code quarter} or {@code year} for 综合计算工时工作制, {@code
 *     flexible} for 不定时工作制
 * @param posts the posts it is for
 * @param persons how many people
 * @param state where it stands
 * @param decidedBy who acted last
 */
record StoredHours(
    UUID id,
    UUID office,
    String region,
    String employerCode,
    String employerName,
    String scheme,
    String posts,
    int persons,
    LocalDate appliedOn,
    HoursState state,
    Optional<String> decidedBy,
    Instant openedAt) {

  StoredHours at(HoursState next, String by) {
    return new StoredHours(
        id,
        office,
        region,
        employerCode,
        employerName,
        scheme,
        posts,
        persons,
        appliedOn,
        next,
        Optional.of(by),
        openedAt);
  }
}
