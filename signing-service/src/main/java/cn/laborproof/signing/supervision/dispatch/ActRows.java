package cn.laborproof.signing.supervision.dispatch;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Acts in PostgreSQL, written once. Every call runs in the caller's transaction. */
@Component
final class ActRows {
  private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ActRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void keep(UUID office, String region, UUID subject, StoredAct act) {
    jdbc.sql(
            """
            insert into dispatch_act (id, tenant_id, region, subject_id, seq, kind, person_id, person_name, content, note, recorded_at)
            values (:id, :office, :region, :subject, :seq, :kind, :person, :name, :content::jsonb, :note, :recorded)
            """)
        .param("id", act.id())
        .param("office", office)
        .param("region", region)
        .param("subject", subject)
        .param("seq", act.seq())
        .param("kind", act.kind())
        .param("person", act.person())
        .param("name", act.personName())
        .param("content", json.writeValueAsString(new TreeMap<>(act.content())))
        .param("note", act.note())
        .param("recorded", act.recordedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What was done about one of them, in its order. */
  List<StoredAct> of(UUID subject) {
    return jdbc.sql("select * from dispatch_act where subject_id = :subject order by seq")
        .param("subject", subject)
        .query((row, _) ->
            new StoredAct(
                row.getObject("id", UUID.class),
                row.getInt("seq"),
                row.getString("kind"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                json.readValue(row.getString("content"), CONTENT),
                row.getBytes("note"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
