package cn.laborproof.signing.organisation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Uses of the seal of the current actor's organisation. Every call runs in the caller's
 * transaction.
 */
@Component
final class SealUseRows {
  private static final String SELECT =
      """
      select u.*, a.display_name as asked_name, d.display_name as decided_name from seal_use u
      left join account a on a.id = u.asked_by left join account d on d.id = u.decided_by
      where u.tenant_id = current_tenant()
      """;

  private final JdbcClient jdbc;

  SealUseRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A new line; {@code free} where no second person is needed. */
  record Entry(UUID tenant, UUID seal, UUID keeper, boolean free, SealUses.Wish wish) {}

  void insert(UUID id, Entry entry, Instant at) {
    SealUses.Wish wish = entry.wish();
    jdbc.sql(
            """
            insert into seal_use (id, tenant_id, seal_id, document_id, role, kind, reference, document_sha256, amount,
                                  state, asked_by, asked_at)
            values (:id, :tenant, :seal, :document, :role, :kind, :reference, :sha256, :amount, :state, :by, :at)
            """)
        .param("id", id)
        .param("tenant", entry.tenant())
        .param("seal", entry.seal())
        .param("document", wish.document())
        .param("role", wish.role())
        .param("kind", wish.kind())
        .param("reference", wish.reference())
        .param("sha256", wish.sha256())
        .param("amount", wish.amount().orElse(null), Types.NUMERIC)
        .param("state", entry.free() ? "asked" : "waiting")
        .param("by", entry.keeper())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether a document is being sealed with it at this moment. */
  boolean underway(UUID seal) {
    return jdbc.sql("select count(*) from seal_use where seal_id = ? and state = 'asked'")
            .param(seal)
            .query(Long.class)
            .single()
        > 0;
  }

  Optional<SealUse> lock(UUID id) {
    return jdbc.sql(SELECT + " and u.id = :id for update of u")
        .param("id", id)
        .query(SealUseRows::read)
        .optional();
  }

  Optional<SealUse> waiting(UUID document, String role) {
    return jdbc.sql(
            SELECT + " and u.document_id = :document and u.role = :role and u.state = 'waiting'")
        .param("document", document)
        .param("role", role)
        .query(SealUseRows::read)
        .optional();
  }

  List<SealUse> allWaiting() {
    return jdbc.sql(SELECT + " and u.state = 'waiting' order by u.asked_at, u.id")
        .query(SealUseRows::read)
        .list();
  }

  List<SealUse> page(long from, int size) {
    return jdbc.sql(SELECT + " order by u.asked_at desc, u.id desc limit :size offset :from")
        .param("size", size)
        .param("from", from)
        .query(SealUseRows::read)
        .list();
  }

  long total() {
    return jdbc.sql("select count(*) from seal_use where tenant_id = current_tenant()")
        .query(Long.class)
        .single();
  }

  void decide(UUID id, UUID by, String state, Instant at) {
    jdbc.sql(
            "update seal_use set state = :state, decided_by = :by, decided_at = :at where id = :id and state = 'waiting'")
        .param("state", state)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  void end(UUID document, String role, String state, Instant at) {
    jdbc.sql(
            """
            update seal_use set state = :state, done_at = :at
            where tenant_id = current_tenant() and document_id = :document and role = :role and state = 'asked'
            """)
        .param("state", state)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("document", document)
        .param("role", role)
        .update();
  }

  void stopOpen(UUID document, String role) {
    jdbc.sql(
            """
            update seal_use set state = 'stopped'
            where tenant_id = current_tenant() and document_id = :document and role = :role
              and state in ('waiting', 'asked')
            """)
        .param("document", document)
        .param("role", role)
        .update();
  }

  private static SealUse read(ResultSet row, int index) throws SQLException {
    BigDecimal amount = row.getBigDecimal("amount");
    String asked = row.getString("asked_name");
    return new SealUse(
        row.getObject("id", UUID.class),
        row.getObject("document_id", UUID.class),
        row.getString("role"),
        row.getString("kind"),
        row.getString("reference"),
        row.getString("document_sha256"),
        amount == null ? null : amount.toPlainString(),
        row.getString("state"),
        row.getObject("asked_by", UUID.class),
        asked == null ? "" : asked,
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("decided_by", UUID.class),
        row.getString("decided_name"),
        time(row, "decided_at"),
        time(row, "done_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
