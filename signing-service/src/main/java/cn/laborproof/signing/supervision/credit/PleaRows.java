package cn.laborproof.signing.supervision.credit;

import static cn.laborproof.signing.supervision.credit.EntryRows.instant;
import static cn.laborproof.signing.supervision.credit.EntryRows.utc;

import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.credit.Plea.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pleas as far as the current actor may see them. Runs in the caller's transaction. */
@Component
final class PleaRows {
  private final JdbcClient jdbc;

  PleaRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A row of the list.
   *
   * @param points where its employer stands with the office on the day asked about
   */
  record Listed(Plea plea, long points) {}

  /**
   * @throws Refusal {@code plea-stands}
   */
  void insert(Plea plea) {
    try {
      jdbc.sql(
              """
              insert into credit_plea (id, tenant_id, office, region, kind, listing_id, entry_id, employer, employer_name, account_id, person_name,
                                       note, document, given_at, due, state)
              values (:id, :tenant, :office, :region, :kind, :listing, :entry, :employer, :name, :account, :who, :note, :document, :at, :due, 'open')
              """)
          .param("id", plea.id())
          .param("tenant", plea.tenant())
          .param("office", plea.office())
          .param("region", plea.region())
          .param("kind", plea.kind().code())
          .param("listing", plea.listing().orElse(null), Types.OTHER)
          .param("entry", plea.entry().orElse(null), Types.OTHER)
          .param("employer", plea.employer())
          .param("name", plea.employerName())
          .param("account", plea.account())
          .param("who", plea.who())
          .param("note", plea.note())
          .param("document", plea.document().orElse(null), Types.OTHER)
          .param("at", utc(plea.givenAt()))
          .param("due", utc(plea.due()))
          .update();
    } catch (DuplicateKeyException _) {
      throw new Refusal(CreditRefusal.PLEA_STANDS);
    }
  }

  Optional<Plea> find(UUID id) {
    return one("select * from credit_plea where id = :id", id);
  }

  Optional<Plea> lock(UUID id) {
    return one("select * from credit_plea where id = :id for update", id);
  }

  private Optional<Plea> one(String sql, UUID id) {
    return jdbc.sql(sql).param("id", id).query((row, _) -> read(row)).optional();
  }

  List<Plea> openStatements(UUID listing) {
    return jdbc.sql(
            """
            select * from credit_plea where listing_id = :id and kind = 'statement' and state = 'open' order by given_at, id for update
            """)
        .param("id", listing)
        .query((row, _) -> read(row))
        .list();
  }

  void consider(UUID id, PublicListing.By by) {
    jdbc.sql(
            """
            update credit_plea set state = 'considered', decided_by = :account, decided_name = :who, decided_at = :at where id = :id
            """)
        .param("account", by.account())
        .param("who", by.name())
        .param("at", utc(by.at()))
        .param("id", id)
        .update();
  }

  void decide(UUID id, State state, PublicListing.By by, byte[] reason) {
    jdbc.sql(
            """
            update credit_plea set state = :state, reason = :reason, decided_by = :account, decided_name = :who, decided_at = :at where id = :id
            """)
        .param("state", state.code())
        .param("reason", reason)
        .param("account", by.account())
        .param("who", by.name())
        .param("at", utc(by.at()))
        .param("id", id)
        .update();
  }

  /** What waits first; of that, employers in good standing, then by its clock. */
  MatchingRows<Listed> matching(
      CreditFilter filter, Optional<UUID> listing, LocalDate today, int first) {
    return new MatchingRows<>(
        jdbc,
        """
        from (select p.*, credit_standing(p.office, p.employer, :today) as points from credit_plea p) as said
        where (:state = '' or state = :state) and (:listing = '' or cast(listing_id as text) = :listing)
        """,
        "state <> 'open', points >= "
            + first
            + " desc, case when state = 'open' then due end, given_at desc, id",
        Map.of(
            "state", filter.state(),
            "listing", listing.map(UUID::toString).orElse(""),
            "today", today),
        (row, _) -> new Listed(read(row), row.getLong("points")));
  }

  private static Plea read(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    Optional<Instant> decided = instant(row, "decided_at");
    return new Plea(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("office", UUID.class),
        row.getString("region"),
        Plea.Kind.ofCode(row.getString("kind")).orElseThrow(),
        Optional.ofNullable(row.getObject("listing_id", UUID.class)),
        Optional.ofNullable(row.getObject("entry_id", UUID.class)),
        row.getString("employer"),
        row.getString("employer_name"),
        row.getObject("account_id", UUID.class),
        row.getString("person_name"),
        row.getBytes("note"),
        Optional.ofNullable(row.getObject("document", UUID.class)),
        instant(row, "given_at").orElseThrow(),
        instant(row, "due").orElseThrow(),
        state,
        decided.isPresent()
            ? Optional.of(
                new Plea.Decision(
                    row.getObject("decided_by", UUID.class),
                    row.getString("decided_name"),
                    Optional.ofNullable(row.getBytes("reason")),
                    decided.orElseThrow()))
            : Optional.empty());
  }
}
