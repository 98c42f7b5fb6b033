package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.CodeConfirmation;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.supervision.OfficeNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What an employer sees of inspections of its own, from their first result on: which office, what
 * came of it, orders with their clock, what is public. Not what inspectors wrote, nor who they are:
 * they showed their cards.
 */
@Service
class OwnInspections {
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final CodeConfirmations confirmations;
  private final OfficeNames names;
  private final Tenancy tenancy;
  private final Clock clock;

  OwnInspections(
      JdbcClient jdbc,
      CodeConfirmations confirmations,
      OfficeNames names,
      Tenancy tenancy,
      Clock clock) {
    this.jdbc = jdbc;
    this.confirmations = confirmations;
    this.names = names;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * One inspection.
   *
   * @param office its name; empty where it has none here
   * @param standing {@code clear unreachable rectifying overdue submitted rectified referred}
   * @param articles what an order rests on
   */
  record Own(
      UUID id,
      UUID draw,
      Optional<String> office,
      String region,
      String standing,
      Instant recordedAt,
      Optional<Instant> orderedAt,
      Optional<Instant> orderDue,
      List<String> articles,
      Optional<Instant> finishedAt,
      Optional<Instant> publishedAt,
      boolean drawIsOpen) {}

  /** A row before its office is named. */
  private record Read(UUID office, Own own) {}

  /** Whether nothing is shown because nobody confirmed the code. */
  boolean isUnconfirmed() {
    return !confirmations.isOwnConfirmed();
  }

  /** Of the employer that asks: orders that run first, by their clock, then the newest. */
  List<Own> all() {
    List<Read> found =
        code().map(each -> tenancy.inTransaction(() -> of(each))).orElseGet(List::of);
    Map<UUID, Optional<String>> offices =
        found.stream()
            .map(Read::office)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), names::of));
    return found.stream()
        .map(read -> named(read.own(), Objects.requireNonNull(offices.get(read.office()))))
        .toList();
  }

  /** How many orders of the employer that asks run: counted for every load of its console. */
  long running() {
    return code()
        .map(each ->
            tenancy.inTransaction(() ->
                jdbc.sql(
                        """
                        select count(*) from inspection_task
                        where employer_code = :code and recorded_at is not null and order_due is not null
                        """)
                    .param("code", each)
                    .query(Long.class)
                    .single()))
        .orElse(0L);
  }

  private Optional<String> code() {
    return confirmations
        .own()
        .filter(each -> each.state() == CodeConfirmation.State.CONFIRMED)
        .map(CodeConfirmation::creditCode);
  }

  private List<Read> of(String code) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            select t.*, exists (select 1 from inspection_draw_publication p where p.draw_id = t.draw_id) as open
            from inspection_task t where t.employer_code = :code and t.recorded_at is not null
            order by t.order_due is null, t.order_due, t.recorded_at desc, t.id limit :most
            """)
        .param("code", code)
        .param("most", MOST)
        .query((row, _) -> read(row, now))
        .list();
  }

  private static Read read(ResultSet row, Instant now) throws SQLException {
    String state = row.getString("state");
    Optional<Instant> due = instant(row, "order_due");
    boolean late = state.equals("rectifying") && due.filter(now::isAfter).isPresent();
    return new Read(
        row.getObject("tenant_id", UUID.class),
        new Own(
            row.getObject("id", UUID.class),
            row.getObject("draw_id", UUID.class),
            Optional.empty(),
            row.getString("region"),
            late ? "overdue" : state,
            instant(row, "recorded_at").orElseThrow(),
            instant(row, "ordered_at"),
            due,
            List.of((String[]) row.getArray("articles").getArray()),
            instant(row, "finished_at"),
            instant(row, "published_at"),
            row.getBoolean("open")));
  }

  private static Own named(Own own, Optional<String> office) {
    return new Own(
        own.id(),
        own.draw(),
        office,
        own.region(),
        own.standing(),
        own.recordedAt(),
        own.orderedAt(),
        own.orderDue(),
        own.articles(),
        own.finishedAt(),
        own.publishedAt(),
        own.drawIsOpen());
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Optional.empty() : Optional.of(time.toInstant());
  }
}
