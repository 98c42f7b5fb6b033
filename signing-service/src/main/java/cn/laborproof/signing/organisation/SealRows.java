package cn.laborproof.signing.organisation;

import cn.laborproof.signing.organisation.domain.Seal;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.organisation.domain.SealReason;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals of the current actor's organisation. Every call runs in the caller's transaction. */
@Component
final class SealRows {
  private final JdbcClient jdbc;

  SealRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Seal.Applied seal) {
    SealHead head = seal.head();
    jdbc.sql(
            """
            insert into seal (id, tenant_id, number, inscription, state, applied_at)
            values (:id, :tenant, :number, :inscription, 'applied', :at)
            """)
        .param("id", head.id())
        .param("tenant", head.organisation())
        .param("number", head.number())
        .param("inscription", head.inscription())
        .param("at", head.appliedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The seal that is not cancelled, locked until the transaction ends. */
  Optional<Seal.Living> lock() {
    return jdbc.sql(
            "select * from seal where tenant_id = current_tenant() and state <> 'cancelled' for update")
        .query(SealRows::read)
        .optional()
        .map(Seal.Living.class::cast);
  }

  /** All seals, newest first. */
  List<Seal> all() {
    return jdbc.sql("select * from seal where tenant_id = current_tenant() order by number desc")
        .query(SealRows::read)
        .list();
  }

  /**
   * Puts the next state in place of the one the caller saw.
   *
   * @throws Refusal {@code wrong-state} if another was faster
   */
  void save(Seal before, Seal after) {
    var update =
        jdbc.sql(
                """
                update seal set state = :state, made_at = coalesce(:made, made_at),
                  filed_at = coalesce(:filed, filed_at), filing_number = coalesce(:number, filing_number),
                  suspended_at = :suspended, suspend_reason = :why,
                  cancelled_at = :cancelled, cancel_reason = :end
                where id = :id and state = :from
                """)
            .param("id", after.head().id())
            .param("from", before.code())
            .param("state", after.code());
    Instant made = null;
    Seal.Filing filing = null;
    Seal.Suspended suspended = null;
    Seal.Cancelled cancelled = null;
    switch (after) {
      case Seal.Applied _ -> {}
      case Seal.Made now -> made = now.madeAt();
      case Seal.Filed now -> filing = now.filing();
      case Seal.Suspended now -> suspended = now;
      case Seal.Cancelled now -> cancelled = now;
    }
    int rows =
        update
            .param("made", time(made), Types.TIMESTAMP_WITH_TIMEZONE)
            .param(
                "filed", filing == null ? null : time(filing.at()), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("number", filing == null ? null : filing.number(), Types.VARCHAR)
            .param(
                "suspended",
                suspended == null ? null : time(suspended.at()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("why", suspended == null ? null : suspended.reason().code(), Types.VARCHAR)
            .param(
                "cancelled",
                cancelled == null ? null : time(cancelled.at()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("end", cancelled == null ? null : cancelled.reason().code(), Types.VARCHAR)
            .update();
    if (rows != 1) {
      throw new Refusal(CommonRefusal.WRONG_STATE, before.code());
    }
  }

  /** From which amount in yuan on a second person has to approve; empty for never. */
  Optional<BigDecimal> approvalFrom() {
    return jdbc.sql(
            "select approval_from from seal where tenant_id = current_tenant() and state <> 'cancelled' and approval_from is not null")
        .query(BigDecimal.class)
        .optional();
  }

  void approvalFrom(UUID seal, Optional<BigDecimal> amount) {
    jdbc.sql("update seal set approval_from = :amount where id = :id")
        .param("amount", amount.orElse(null), Types.NUMERIC)
        .param("id", seal)
        .update();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Seal read(ResultSet row, int index) throws SQLException {
    SealHead head = head(row);
    String state = row.getString("state");
    return switch (state) {
      case "applied" -> new Seal.Applied(head);
      case "made" -> new Seal.Made(head, at(row, "made_at"));
      case "filed" -> new Seal.Filed(head, at(row, "made_at"), filing(row));
      case "suspended" ->
          new Seal.Suspended(
              head,
              at(row, "made_at"),
              filing(row),
              reason(row, "suspend_reason"),
              at(row, "suspended_at"));
      case "cancelled" ->
          new Seal.Cancelled(head, reason(row, "cancel_reason"), at(row, "cancelled_at"));
      default -> throw new IllegalStateException("seal state: " + state);
    };
  }

  /** What stays the same, from a row of the table. */
  static SealHead head(ResultSet row) throws SQLException {
    return new SealHead(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getInt("number"),
        row.getString("inscription"),
        at(row, "applied_at"));
  }

  private static Seal.Filing filing(ResultSet row) throws SQLException {
    return new Seal.Filing(row.getString("filing_number"), at(row, "filed_at"));
  }

  private static SealReason reason(ResultSet row, String column) throws SQLException {
    return SealReason.ofCode(row.getString(column)).orElseThrow();
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column).toInstant();
  }
}
