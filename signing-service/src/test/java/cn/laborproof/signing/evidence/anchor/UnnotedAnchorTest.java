package cn.laborproof.signing.evidence.anchor;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.IdSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest
class UnnotedAnchorTest {

  @Autowired Anchorer anchorer;
  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;

  @Value("${laborproof.postgres.url}")
  String database;

  @Test
  void an_anchor_the_process_died_before_noting_is_noted_by_the_next_round() throws Exception {
    Actor hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    StreamId contract = StreamId.contract(ids.next());
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return journal.append(EventDraft.of(contract, "contract.drafted"));
        });
    await().atMost(ofSeconds(60)).until(() -> isAnchored(hr, contract));

    forgetNotes();
    anchorer.round();

    assertThat(isAnchored(hr, contract)).isTrue();
  }

  private boolean isAnchored(Actor actor, StreamId stream) {
    return tenancy.as(actor, () -> trail.proven(stream)).isAnchored();
  }

  /** The ledger holds the anchor, the database does not know. */
  private void forgetNotes() throws SQLException {
    try (Connection connection = TestPostgres.asSuperuser(database);
        Statement statement = connection.createStatement()) {
      statement.execute("delete from log_anchor");
    }
  }
}
