package cn.laborproof.signing.evidence;

import cn.laborproof.proof.event.EvidenceEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link EvidenceTrail} over the rows the current actor may see. */
@Component
class RowEvidenceTrail implements EvidenceTrail {

  private static final String OFFICIAL = "official.";

  private final JdbcClient jdbc;
  private final FieldCommitter fields;

  RowEvidenceTrail(JdbcClient jdbc, FieldCommitter fields) {
    this.jdbc = jdbc;
    this.fields = fields;
  }

  @Override
  @Transactional
  public List<Look> looks(StreamId stream) {
    Map<Long, String> reasons =
        fields.openings(stream.subject()).stream()
            .filter(kept -> kept.opening().name().equals(OfficialLooks.REASON))
            .collect(
                Collectors.toMap(FieldCommitter.KeptOpening::seq, kept -> kept.opening().value()));
    return events(stream).stream()
        .filter(event -> event.kind().startsWith(OFFICIAL))
        .map(event ->
            new Look(
                event.time(),
                event.actor(),
                String.valueOf(event.facts().get("what")),
                Optional.ofNullable(reasons.get(event.seq()))))
        .toList();
  }

  @Override
  @Transactional
  public List<TrailEvent> events(StreamId stream) {
    return jdbc.sql(
            """
            select e.canonical, l.log_index from evidence_event e join log_entry l on l.id = e.log_entry
            where e.subject_id = ? order by e.seq
            """)
        .param(stream.subject())
        .query((row, index) -> event(row))
        .list();
  }

  @Override
  @Transactional
  public Optional<StreamId> streamOf(UUID subject) {
    return jdbc.sql("select kind from subject where id = ?")
        .param(subject)
        .query((row, index) -> new StreamId(row.getString("kind"), subject))
        .optional();
  }

  @Override
  @Transactional
  public Proven proven(StreamId stream) {
    Counts counts =
        jdbc.sql(
                """
                with anchored as (select max(size) as size from log_anchor),
                     mine as (select l.log_index from evidence_event e join log_entry l on l.id = e.log_entry
                              where e.subject_id = ?)
                select count(*) as events, count(log_index) as integrated,
                       count(*) filter (where log_index < (select size from anchored)) as anchored,
                       max(log_index) as last
                from mine
                """)
            .param(stream.subject())
            .query((row, index) -> Counts.of(row))
            .single();
    boolean whole = counts.events() > 0 && counts.anchored() == counts.events();
    Optional<Long> last = counts.integrated() == counts.events() ? counts.last() : Optional.empty();
    return new Proven(
        counts.events(),
        counts.integrated(),
        counts.anchored(),
        last,
        whole ? last.flatMap(this::coveringAnchor) : Optional.empty(),
        whole ? last.flatMap(this::coveringReceipt) : Optional.empty());
  }

  private Optional<Long> coveringAnchor(long index) {
    return jdbc.sql("select size from log_anchor where size > ? order by size limit 1")
        .param(index)
        .query((row, number) -> row.getLong("size"))
        .optional();
  }

  private Optional<String> coveringReceipt(long index) {
    return jdbc.sql(
            "select evidence_number from court_receipt where size > ? order by size limit 1")
        .param(index)
        .query((row, number) -> row.getString("evidence_number"))
        .optional();
  }

  private static TrailEvent event(ResultSet row) throws SQLException {
    EvidenceEvent event = EvidenceEvent.parse(row.getBytes("canonical"));
    return new TrailEvent(
        event.seq(),
        event.kind(),
        event.time(),
        event.actor(),
        EventFacts.toJava(event.facts()),
        row.getObject("log_index", Long.class));
  }

  private record Counts(long events, long integrated, long anchored, Optional<Long> last) {
    static Counts of(ResultSet row) throws SQLException {
      return new Counts(
          row.getLong("events"),
          row.getLong("integrated"),
          row.getLong("anchored"),
          Optional.ofNullable(row.getObject("last", Long.class)));
    }
  }
}
