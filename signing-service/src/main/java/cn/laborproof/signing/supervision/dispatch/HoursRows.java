package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approvals of special hours in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class HoursRows {

  private static final String STANDING =
      """
      select h.*, case when state <> 'approved' then state when valid_to < :day then 'expired' when valid_from > :day then 'future'
                       when valid_to - :expiring <= :day then 'expiring' else 'valid' end as standing,
             (select count(*) from open_findings() f where f.employer = h.employer_code and f.rule = 'overtime-over-limit') as overtime
      from special_hours h
      """;

  private static final String MATCHING =
      "from ("
          + STANDING
          + """
          ) as stood where (:query = '' or employer_code = :query or strpos(lower(employer_name), lower(:query)) > 0)
            and (:standing = '' or standing = :standing)
          """;

  private final JdbcClient jdbc;

  HoursRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One as a list shows it.
   *
   * @param standing where it stands today
   * @param overtime open findings of overtime about the employer
   */
  record Listed(StoredHours hours, String standing, long overtime) {}

  void insert(StoredHours hours) {
    jdbc.sql(
            """
            insert into special_hours (id, tenant_id, region, employer_code, employer_name, scheme, posts, persons, applied_on,
                                       state, decided_by, opened_at)
            values (:id, :office, :region, :code, :name, :scheme, :posts, :persons, :applied, :state, :by, :opened)
            """)
        .param("id", hours.id())
        .param("office", hours.office())
        .param("region", hours.region())
        .param("code", hours.employerCode())
        .param("name", hours.employerName())
        .param("scheme", hours.scheme())
        .param("posts", hours.posts())
        .param("persons", hours.persons())
        .param("applied", hours.appliedOn())
        .param("state", hours.state().code())
        .param("by", hours.decidedBy().orElse(null), Types.VARCHAR)
        .param("opened", hours.openedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Writes where it stands; its row is locked. */
  void update(StoredHours hours, Instant now) {
    Optional<HoursState.Approved> period = period(hours.state());
    jdbc.sql(
            """
            update special_hours set state = :state, number = :number, valid_from = :from, valid_to = :to, decided_by = :by,
                                     decided_at = :now where id = :id
            """)
        .param("id", hours.id())
        .param("state", hours.state().code())
        .param("number", period.map(HoursState.Approved::number).orElse(null), Types.VARCHAR)
        .param("from", period.map(HoursState.Approved::from).orElse(null), Types.DATE)
        .param("to", period.map(HoursState.Approved::to).orElse(null), Types.DATE)
        .param("by", hours.decidedBy().orElse(null), Types.VARCHAR)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** One, locked until the transaction ends. */
  Optional<StoredHours> lock(UUID id) {
    return jdbc.sql("select * from special_hours where id = :id for no key update")
        .param("id", id)
        .query((row, _) -> hours(row))
        .optional();
  }

  Optional<Listed> find(UUID id, LocalDate day, int expiring) {
    return jdbc.sql(STANDING + " where h.id = :id")
        .param("id", id)
        .param("day", day)
        .param("expiring", expiring)
        .query((row, _) -> listed(row))
        .optional();
  }

  /** Those that pass a filter: what ends first comes first. */
  MatchingRows<Listed> matching(HoursFilter filter, LocalDate day, int expiring) {
    return new MatchingRows<>(
        jdbc,
        MATCHING,
        "valid_to asc nulls first, opened_at desc, id",
        Map.of(
            "query",
            filter.query(),
            "standing",
            filter.standing(),
            "day",
            day,
            "expiring",
            expiring),
        (row, _) -> listed(row));
  }

  /** How many stand where. */
  Map<String, Long> standings(LocalDate day, int expiring) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql("select standing, count(*) as n from (" + STANDING + ") as stood group by 1")
        .param("day", day)
        .param("expiring", expiring)
        .query(row -> {
          counts.put(row.getString("standing"), row.getLong("n"));
        });
    return counts;
  }

  private static Optional<HoursState.Approved> period(HoursState state) {
    return switch (state) {
      case HoursState.Approved approved -> Optional.of(approved);
      case HoursState.Revoked(var number, var from, var to) ->
          Optional.of(new HoursState.Approved(number, from, to));
      default -> Optional.empty();
    };
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(hours(row), row.getString("standing"), row.getLong("overtime"));
  }

  private static StoredHours hours(ResultSet row) throws SQLException {
    return new StoredHours(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer_code"),
        row.getString("employer_name"),
        row.getString("scheme"),
        row.getString("posts"),
        row.getInt("persons"),
        row.getObject("applied_on", LocalDate.class),
        state(row),
        Optional.ofNullable(row.getString("decided_by")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant());
  }

  private static HoursState state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return switch (state) {
      case "applied" -> new HoursState.Applied();
      case "refused" -> new HoursState.Refused();
      case "withdrawn" -> new HoursState.Withdrawn();
      case "approved" ->
          new HoursState.Approved(
              row.getString("number"),
              row.getObject("valid_from", LocalDate.class),
              row.getObject("valid_to", LocalDate.class));
      case "revoked" ->
          new HoursState.Revoked(
              row.getString("number"),
              row.getObject("valid_from", LocalDate.class),
              row.getObject("valid_to", LocalDate.class));
      default -> throw new IllegalStateException("state " + state);
    };
  }
}
