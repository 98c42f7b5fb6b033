package cn.laborproof.signing.evidence;

import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link StatusFeed} ordered by log index. Only the sequencer gives indexes, and only to committed
 * rows, so an entry never appears before a cursor somebody has already read.
 */
@Component
class LogOrderedStatusFeed implements StatusFeed {

  private static final int MOST = 1000;

  private final JdbcClient jdbc;

  LogOrderedStatusFeed(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void publish(AppendedEvent event, String status, Map<String, Object> facts) {
    jdbc.sql(
            """
            insert into status_change (event_id, tenant_id, subject_id, log_entry, stream, status, facts, occurred_at)
            select e.id, e.tenant_id, e.subject_id, e.log_entry, :stream, :status, :facts::jsonb, :time
            from evidence_event e where e.id = :event
            """)
        .param("event", event.id())
        .param("stream", event.stream().name())
        .param("status", status)
        .param(
            "facts",
            new String(
                new JsonObject(EventFacts.toJson(facts)).canonicalBytes(), StandardCharsets.UTF_8))
        .param("time", Timestamp.from(event.time()))
        .update();
  }

  @Override
  @Transactional
  public List<Entry> after(long cursor, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MOST + ")");
    }
    return jdbc.sql(
            """
            select l.log_index, c.stream, c.status, c.occurred_at, c.facts
            from status_change c join log_entry l on l.id = c.log_entry
            where l.log_index > ? order by l.log_index limit ?
            """)
        .param(cursor)
        .param(limit)
        .query((row, index) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("log_index"),
        row.getString("stream"),
        row.getString("status"),
        row.getTimestamp("occurred_at").toInstant(),
        EventFacts.toJava(
            Json.parseObject(row.getString("facts").getBytes(StandardCharsets.UTF_8)).members()));
  }
}
