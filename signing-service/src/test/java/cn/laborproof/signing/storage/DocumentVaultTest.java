package cn.laborproof.signing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.vault.ContentCipher;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.SealedBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class DocumentVaultTest {

  private static final byte[] CONTENT = "合同正文".getBytes(StandardCharsets.UTF_8);

  @Autowired DocumentVault vault;
  @Autowired PersonalVault personal;
  @Autowired ObjectStore objects;
  @Autowired EvidenceJournal journal;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired IdSource ids;
  @Autowired Clock clock;
  @Autowired KeyWrapping wrapping;
  @Autowired SealedBox box;
  @Autowired Randomness randomness;

  private UUID tenant;
  private Actor hr;
  private StreamId contract;

  @BeforeEach
  void a_subject() {
    tenant = ids.next();
    hr = new Actor.Member(ids.next(), tenant, Role.HR, "test");
    contract = StreamId.contract(ids.next());
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return contract;
        });
  }

  @Test
  void what_lies_in_the_store_is_not_what_was_given() throws IOException {
    StoredDocument kept = store();
    assertThat(objects.contains(kept.sha256())).isFalse();
    assertThat(tenancy.as(hr, () -> vault.open(kept.id()))).isEqualTo(CONTENT);
    assertThat(kept.sha256()).isEqualTo(Digest.sha256(CONTENT));
  }

  @Test
  void an_erased_document_cannot_be_opened_by_anybody() {
    StoredDocument kept = store();
    tenancy.inTransaction(
        hr,
        () -> {
          vault.erase(kept.id());
          return kept;
        });
    assertThatThrownBy(() -> tenancy.as(hr, () -> vault.open(kept.id())))
        .isInstanceOf(Refusal.class)
        .hasMessage("document-erased");
    assertThat(tenancy.as(hr, () -> vault.describe(kept.id())).erased()).isTrue();
  }

  @Test
  void erasing_one_person_leaves_the_other_readable() {
    var worker = new PersonalScope(tenant, contract.subject(), ids.next());
    var witness = new PersonalScope(tenant, contract.subject(), ids.next());
    byte[] ofWorker = tenancy.inTransaction(hr, () -> personal.sealText(worker, "name", "张三"));
    byte[] ofWitness = tenancy.inTransaction(hr, () -> personal.sealText(witness, "name", "李四"));
    tenancy.inTransaction(
        hr,
        () -> {
          personal.erase(worker);
          return worker;
        });
    assertThat(tenancy.as(hr, () -> personal.openText(worker, "name", ofWorker))).isEmpty();
    assertThat(tenancy.as(hr, () -> personal.openText(witness, "name", ofWitness))).contains("李四");
  }

  @Test
  void a_sealed_value_moved_to_another_purpose_does_not_open() {
    var worker = new PersonalScope(tenant, contract.subject(), ids.next());
    byte[] sealed = tenancy.inTransaction(hr, () -> personal.sealText(worker, "name", "张三"));
    assertThatThrownBy(() -> tenancy.as(hr, () -> personal.openText(worker, "address", sealed)))
        .hasMessageContaining("does not open");
  }

  @Test
  void an_object_whose_transaction_rolled_back_is_swept_and_a_needed_one_is_not()
      throws IOException {
    StoredDocument kept = store();
    Digest orphan = objects.put(new byte[] {4, 5, 6});
    var inTwoDays = Clock.offset(clock, Duration.ofDays(2));
    new OrphanSweep(objects, jdbc, clock).sweep();
    assertThat(objects.contains(orphan)).isTrue();
    new OrphanSweep(objects, jdbc, inTwoDays).sweep();
    assertThat(objects.contains(orphan)).isFalse();
    assertThat(tenancy.as(hr, () -> vault.open(kept.id()))).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void each_cipher_s_documents_stay_readable_when_the_suite_is_another(ContentCipher cipher)
      throws IOException {
    var made =
        new EnvelopeDocumentVault(
            jdbc, objects, wrapping, box, _ -> cipher, ids, randomness, clock);
    StoredDocument kept = store(made);
    byte[] object =
        tenancy.inTransaction(
            hr,
            () ->
                jdbc.sql("select object from document where id = ?")
                    .param(kept.id())
                    .query((row, _) -> row.getBytes(1))
                    .single());
    int mark = objects.get(Digest.of(object))[0];
    assertThat(mark).isEqualTo(1 + cipher.ordinal());
    assertThat(tenancy.as(hr, () -> vault.open(kept.id()))).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void each_cipher_s_personal_values_stay_readable_too(ContentCipher cipher) {
    var made = new PersonalKeyRows(jdbc, wrapping, box, _ -> cipher, randomness, clock);
    var worker = new PersonalScope(tenant, contract.subject(), ids.next());
    byte[] sealed = tenancy.inTransaction(hr, () -> made.sealText(worker, "name", "张三"));
    assertThat((int) sealed[0]).isEqualTo(1 + cipher.ordinal());
    assertThat(tenancy.as(hr, () -> personal.openText(worker, "name", sealed))).contains("张三");
    byte[] later = tenancy.inTransaction(hr, () -> personal.sealText(worker, "name", "李四"));
    assertThat(later[0]).as("a person's key keeps its cipher").isEqualTo(sealed[0]);
  }

  private StoredDocument store() {
    return store(vault);
  }

  private StoredDocument store(DocumentVault in) {
    return tenancy.inTransaction(
        hr,
        () ->
            in.store(
                new NewDocument(
                    tenant,
                    contract.subject(),
                    "contract.draft",
                    "contract.pdf",
                    "application/pdf",
                    CONTENT)));
  }
}
