package cn.laborproof.signing.evidence.fsck;

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
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * fsck beside a running system: agrees with what is whole, and names what was damaged on purpose.
 * Each damage is put back.
 */
@ServiceTest
class FsckTest {

  /** Entries of a full tile (C2SP tlog-tiles). */
  private static final int TILE = 256;

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired DocumentVault documents;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;
  @Autowired Installation installation;
  @Autowired Environment environment;
  @Autowired PublishedLog log;

  private UUID tenant;
  private StreamId contract;

  @BeforeEach
  void an_anchored_contract_with_a_document() {
    tenant = ids.next();
    contract = StreamId.contract(ids.next());
    Actor hr = new Actor.Member(ids.next(), tenant, Role.HR, "test");
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          var kept =
              documents.store(
                  new NewDocument(
                      tenant,
                      contract.subject(),
                      "contract.draft",
                      "contract.pdf",
                      "application/pdf",
                      new byte[500]));
          journal.append(EventDraft.of(contract, "contract.drafted"));
          return journal.append(EventDraft.of(contract, "contract.frozen").about(kept));
        });
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> tenancy.as(hr, () -> trail.proven(contract)).isAnchored());
  }

  @Test
  void what_is_whole_agrees() {
    Outcome outcome = fsck();
    assertThat(outcome.text()).doesNotContain("DISAGREE");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void a_flipped_bit_in_a_stored_document_is_named() throws Exception {
    Path object = fileOfTheContract();
    assertNamed(fsckWithDamage(object), "documents: OBJECT_DAMAGED");
  }

  @Test
  void a_flipped_bit_in_a_block_is_named() throws Exception {
    assertNamed(
        fsckWithDamage(installation.directory("ledger").resolve("blocks.jsonl")), "ledger: CHAIN_");
  }

  @Test
  void a_flipped_bit_in_the_log_is_named() throws Exception {
    Path entries = installation.directory("log").resolve("tile/entries");
    Outcome outcome;
    long size;
    do {
      size = log.latest().orElseThrow().checkpoint().size();
      outcome = fsckWithDamage(entries.resolve(firstTile(size)));
      // An entry that came meanwhile made a newer tile, which is whole.
    } while (size < TILE && log.latest().orElseThrow().checkpoint().size() > size);
    assertNamed(outcome, "log: ");
  }

  /** The first of a log of so many entries: full ones never change (C2SP tlog-tiles). */
  private static String firstTile(long size) {
    return size < TILE ? "000.p/" + size : "000";
  }

  @Test
  void an_event_changed_in_the_database_is_named() throws Exception {
    superuser(
        "update evidence_event set canonical = replace(encode(canonical, 'escape'), 'contract.drafted', 'contract.drafteD')::bytea where subject_id = '%s' and seq = 1");
    try {
      assertThat(fsck().text())
          .contains("events: COMMITMENT_DIFFERS at subject " + contract.subject());
    } finally {
      superuser(
          "update evidence_event set canonical = replace(encode(canonical, 'escape'), 'contract.drafteD', 'contract.drafted')::bytea where subject_id = '%s' and seq = 1");
    }
  }

  @Test
  void an_event_cut_off_the_end_of_its_stream_is_named() throws Exception {
    superuser("update subject set next_seq = 3 where id = '%s'");
    try {
      assertThat(fsck().text()).contains("events: HEAD_DIFFERS at subject " + contract.subject());
    } finally {
      superuser("update subject set next_seq = 2 where id = '%s'");
    }
  }

  private Outcome fsckWithDamage(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(file, damaged);
    try {
      return fsck();
    } finally {
      // A partial tile may be gone, once the full one is there.
      if (Files.exists(file)) {
        Files.write(file, whole);
      }
    }
  }

  private static void assertNamed(Outcome outcome, String disagreement) {
    assertThat(outcome.text()).contains("first disagreement: " + disagreement);
    assertThat(outcome.code()).isEqualTo(1);
  }

  private Outcome fsck() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code =
        MaintenanceApplication.run(
            "fsck",
            new String[] {
              "--laborproof.data=" + installation.data(),
              "--laborproof.postgres.url=" + environment.getProperty("laborproof.postgres.url"),
              "--laborproof.postgres.secrets=" + TestPostgres.secrets()
            },
            out);
    return new Outcome(code, bytes.toString(StandardCharsets.UTF_8));
  }

  private void superuser(String sql) throws Exception {
    String url = environment.getRequiredProperty("laborproof.postgres.url");
    try (Connection connection = TestPostgres.asSuperuser(url);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql.formatted(contract.subject()))).isEqualTo(1);
    }
  }

  /**
   * The store may hold others that no row speaks of: what died before its commit is swept later.
   */
  private Path fileOfTheContract() throws Exception {
    String url = environment.getRequiredProperty("laborproof.postgres.url");
    String name;
    try (Connection connection = TestPostgres.asSuperuser(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select encode(object, 'hex') from document where subject_id = '%s'"
                    .formatted(contract.subject()))) {
      assertThat(row.next()).isTrue();
      name = row.getString(1);
    }
    try (Stream<Path> files = Files.walk(installation.directory("store"))) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private record Outcome(int code, String text) {}
}
