package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.event.Commitments;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every event anew: its commitment from canonical bytes and salt, its place in the chain, its entry
 * in the log.
 */
final class EventsArea {

  static final String NAME = "events";

  private final JdbcClient jdbc;
  private final List<Disagreement> found = new ArrayList<>();
  private @Nullable Row before;
  private long examined;

  EventsArea(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  AreaReport check() {
    try (Stream<Row> rows = rows()) {
      rows.forEach(this::examine);
    }
    forgottenHeads().forEach(found::add);
    return new AreaReport(NAME, examined, "events", found);
  }

  private Stream<Row> rows() {
    return jdbc
        .sql(
            """
            select e.subject_id, e.seq, e.kind, e.canonical, e.salt, e.commitment, l.kind as entry_kind, l.payload
            from evidence_event e join log_entry l on l.id = e.log_entry order by e.subject_id, e.seq
            """)
        .query((row, number) -> Row.of(row))
        .stream();
  }

  private void examine(Row row) {
    examined++;
    Digest derived = Commitments.ofEvent(Salt.of(row.salt()), row.canonical());
    if (!derived.equals(row.commitment())) {
      add(row, "COMMITMENT_DIFFERS", derived + " (expected: " + row.commitment() + ")");
    }
    if (row.entryKind() != 1 || !row.commitment().equals(row.entry())) {
      add(row, "ENTRY_DIFFERS", "the log entry holds another commitment");
    }
    try {
      compareChain(row, EvidenceEvent.parse(row.canonical()));
    } catch (MalformedException e) {
      add(row, "EVENT_MALFORMED", String.valueOf(e.getMessage()));
    }
    before = row;
  }

  private void compareChain(Row row, EvidenceEvent event) {
    Row previous = before;
    boolean continues = previous != null && previous.subject().equals(row.subject());
    long due = continues && previous != null ? previous.seq() + 1 : 1;
    Optional<Digest> chained =
        continues && previous != null ? Optional.of(previous.commitment()) : Optional.empty();
    if (row.seq() != due || event.seq() != due) {
      add(row, "SEQUENCE_GAP", "seq " + event.seq() + " (expected: " + due + ")");
    }
    if (!event.previous().equals(chained)) {
      add(row, "CHAIN_BROKEN", "prev is not the commitment of the event before");
    }
    if (!event.kind().equals(row.kind()) || !event.stream().endsWith("/" + row.subject())) {
      add(row, "COLUMNS_DIFFER", "kind or stream differ between row and event");
    }
  }

  /** A stream whose head is not its last event has lost events at its end. */
  private List<Disagreement> forgottenHeads() {
    return jdbc.sql(
            """
            select s.id, s.next_seq, coalesce(max(e.seq), 0) as last from subject s
            left join evidence_event e on e.subject_id = s.id
            group by s.id, s.next_seq, s.head
            having s.next_seq <> coalesce(max(e.seq), 0)
               or s.head is distinct from (array_agg(e.commitment order by e.seq desc))[1]
            """)
        .query((row, number) ->
            new Disagreement(
                NAME,
                "HEAD_DIFFERS",
                "subject " + row.getString("id"),
                "last event "
                    + row.getLong("last")
                    + " (expected: "
                    + row.getLong("next_seq")
                    + ")"))
        .list();
  }

  private void add(Row row, String code, String detail) {
    found.add(
        new Disagreement(NAME, code, "subject " + row.subject() + " seq " + row.seq(), detail));
  }

  private record Row(
      UUID subject,
      long seq,
      String kind,
      byte[] canonical,
      byte[] salt,
      Digest commitment,
      int entryKind,
      Digest entry) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getObject("subject_id", UUID.class),
          row.getLong("seq"),
          row.getString("kind"),
          row.getBytes("canonical"),
          row.getBytes("salt"),
          Digest.of(row.getBytes("commitment")),
          row.getInt("entry_kind"),
          Digest.of(row.getBytes("payload")));
    }
  }
}
