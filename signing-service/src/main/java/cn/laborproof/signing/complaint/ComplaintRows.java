package cn.laborproof.signing.complaint;

import cn.laborproof.signing.complaint.domain.Complaint;
import cn.laborproof.signing.complaint.domain.ComplaintHead;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Complaints in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class ComplaintRows {
  private static final String MATCHING =
      """
       from complaint
      where :state = '' or state = :state or (:state = 'open' and ended_at is null)
      """;

  private final JdbcClient jdbc;

  ComplaintRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Complaint.Raised raised) {
    ComplaintHead head = raised.head();
    jdbc.sql(
            """
            insert into complaint (id, tenant_id, contract_id, person_id, region, employer_code, employer_name, state,
                                   seal_due, raised_at, accept_by)
            values (:id, :tenant, :contract, :person, :region, :code, :name, 'raised', :sealDue, :raised, :acceptBy)
            """)
        .param("id", head.id())
        .param("tenant", head.employer())
        .param("contract", head.contract())
        .param("person", head.worker())
        .param("region", head.region())
        .param("code", head.employerCode())
        .param("name", head.employerName())
        .param("sealDue", utc(head.sealDue()))
        .param("raised", utc(head.raisedAt()))
        .param("acceptBy", utc(raised.due()))
        .update();
  }

  /**
   * Writes a state over the version the writer has seen.
   *
   * @param answer what the labour office wrote, sealed; empty for nothing new
   */
  void update(Complaint complaint, int seen, Optional<byte[]> answer) {
    StatementSpec statement =
        switch (complaint) {
          case Complaint.Raised _ ->
              throw new IllegalArgumentException("a complaint is raised once");
          case Complaint.Accepted accepted ->
              jdbc.sql(
                      """
                      update complaint set state = 'accepted', version = version + 1, accepted_at = :at, done_by = :due
                      where id = :id and version = :seen
                      """)
                  .param("at", utc(accepted.at()))
                  .param("due", utc(accepted.due()));
          case Complaint.Ended ended ->
              jdbc.sql(
                      """
                      update complaint set state = 'ended', version = version + 1, ended_at = :at, outcome = :outcome,
                                           answer = coalesce(:answer, answer)
                      where id = :id and version = :seen
                      """)
                  .param("at", utc(ended.at()))
                  .param("outcome", ended.outcome().name())
                  .param("answer", answer.orElse(null), java.sql.Types.BINARY);
        };
    if (statement.param("id", complaint.head().id()).param("seen", seen).update() != 1) {
      throw new Refusal(CommonRefusal.CHANGED_MEANWHILE);
    }
  }

  /** A complaint, locked until the transaction ends. */
  Optional<StoredComplaint> lock(UUID id) {
    return jdbc.sql("select * from complaint where id = :id for no key update")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The newest complaint about a contract, locked until the transaction ends. */
  Optional<StoredComplaint> lockNewest(UUID contract) {
    return newest(contract, " for no key update");
  }

  /** The newest complaint about a contract. */
  Optional<StoredComplaint> newest(UUID contract) {
    return newest(contract, "");
  }

  private Optional<StoredComplaint> newest(UUID contract, String end) {
    return jdbc.sql(
            "select * from complaint where contract_id = :contract order by raised_at desc limit 1"
                + end)
        .param("contract", contract)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Those in a state that the current actor may see, in the order of the filter. */
  MatchingRows<StoredComplaint> matching(ComplaintFilter filter) {
    return new MatchingRows<>(
        jdbc, MATCHING, filter.order(), Map.of("state", filter.state()), (row, _) -> read(row));
  }

  private static StoredComplaint read(ResultSet row) throws SQLException {
    return new StoredComplaint(
        complaint(row, head(row)),
        row.getInt("version"),
        Optional.ofNullable(row.getBytes("answer")));
  }

  private static Complaint complaint(ResultSet row, ComplaintHead head) throws SQLException {
    return switch (row.getString("state").toUpperCase(Locale.ROOT)) {
      case "RAISED" -> new Complaint.Raised(head, instant(row, "accept_by"));
      case "ACCEPTED" ->
          new Complaint.Accepted(
              head,
              instant(row, "accept_by"),
              instant(row, "accepted_at"),
              instant(row, "done_by"));
      default ->
          new Complaint.Ended(
              head, Complaint.Outcome.valueOf(row.getString("outcome")), instant(row, "ended_at"));
    };
  }

  private static ComplaintHead head(ResultSet row) throws SQLException {
    return new ComplaintHead(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("contract_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("region"),
        row.getString("employer_code"),
        row.getString("employer_name"),
        instant(row, "seal_due"),
        instant(row, "raised_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
