package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.answer.FindingAnswer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers as far as the current actor may see them. Runs in the caller's transaction. */
@Component
final class AnswerRows {
  private final JdbcClient jdbc;

  AnswerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws Refusal {@code answer-stands} when another waits or was accepted
   */
  void insert(FindingAnswer answer) {
    try {
      jdbc.sql(
              """
              insert into finding_answer (id, tenant_id, office, region, finding_id, employer, employer_name, rule, told, account_id,
                                          person_name, note, document, answered_at, state)
              values (:id, :tenant, :office, :region, :finding, :employer, :name, :rule, :told, :account, :who, :note, :document, :at, 'open')
              """)
          .param("id", answer.id())
          .param("tenant", answer.tenant())
          .param("office", answer.office())
          .param("region", answer.region())
          .param("finding", answer.finding())
          .param("employer", answer.employer())
          .param("name", answer.employerName())
          .param("rule", answer.rule())
          .param("told", answer.told())
          .param("account", answer.account())
          .param("who", answer.who())
          .param("note", answer.note())
          .param("document", answer.document().orElse(null))
          .param("at", answer.answeredAt().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException _) {
      throw new Refusal(AnswerRefusal.ANSWER_STANDS);
    }
  }

  Optional<FindingAnswer> find(UUID id) {
    return one("select * from finding_answer where id = :id", id);
  }

  Optional<FindingAnswer> lock(UUID id) {
    return one("select * from finding_answer where id = :id for update", id);
  }

  private Optional<FindingAnswer> one(String sql, UUID id) {
    return jdbc.sql(sql).param("id", id).query((row, _) -> read(row)).optional();
  }

  /** Answers to a finding, the newest first. */
  List<FindingAnswer> of(UUID finding) {
    return jdbc.sql(
            "select * from finding_answer where finding_id = :id order by answered_at desc, id")
        .param("id", finding)
        .query((row, _) -> read(row))
        .list();
  }

  void decide(UUID id, State state, FindingAnswer.Decision decision) {
    jdbc.sql(
            """
            update finding_answer set state = :state, reason = :reason, decided_by = :account, decided_name = :who, decided_at = :at
            where id = :id
            """)
        .param("state", state.code())
        .param("reason", decision.reason())
        .param("account", decision.account())
        .param("who", decision.who())
        .param("at", decision.at().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /**
   * A row of the desk.
   *
   * @param first whether its employer stands so well with the office that it is handled first
   */
  record OnDesk(FindingAnswer answer, boolean first) {}

  /** Of what waits, answers of employers in good standing come first. */
  MatchingRows<OnDesk> matching(AnswerFilter filter, LocalDate today, int least) {
    return new MatchingRows<>(
        jdbc,
        """
        from (select a.*, credit_standing(a.office, a.employer, :today) >= :least as goes_first from finding_answer a) as said
        where (:state = '' or state = :state)
        """,
        filter.sort().equals("newest")
            ? "answered_at desc, id"
            : "state = 'open' and goes_first desc, answered_at, id",
        Map.of("state", filter.state(), "today", today, "least", least),
        (row, _) -> new OnDesk(read(row), row.getBoolean("goes_first")));
  }

  private static FindingAnswer read(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new FindingAnswer(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("office", UUID.class),
        row.getString("region"),
        row.getObject("finding_id", UUID.class),
        row.getString("employer"),
        row.getString("employer_name"),
        row.getString("rule"),
        row.getString("told"),
        row.getObject("account_id", UUID.class),
        row.getString("person_name"),
        row.getBytes("note"),
        Optional.ofNullable(row.getObject("document", UUID.class)),
        instant(row, "answered_at"),
        state,
        state == State.OPEN
            ? Optional.empty()
            : Optional.of(
                new FindingAnswer.Decision(
                    row.getObject("decided_by", UUID.class),
                    row.getString("decided_name"),
                    row.getBytes("reason"),
                    instant(row, "decided_at"))));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
