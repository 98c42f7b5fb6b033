package cn.laborproof.signing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.event.Commitments;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@ServiceTest
class EvidenceJournalTest {

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired FieldCommitter fields;
  @Autowired PersonalVault personal;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired IdSource ids;

  private Actor hr;
  private UUID tenant;
  private StreamId contract;

  @BeforeEach
  void a_new_stream() {
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
  void events_form_a_chain_whose_commitments_can_be_recomputed() {
    append(EventDraft.of(contract, "contract.drafted").fact("template", "general-v1"));
    append(EventDraft.of(contract, "contract.frozen").about("contract.pdf", new byte[] {1}));

    List<Kept> kept = kept();
    assertThat(kept).extracting(k -> k.event().seq()).containsExactly(1L, 2L);
    assertThat(kept.get(0).event().prev()).isNull();
    assertThat(kept.get(1).event().prev()).isEqualTo(kept.get(0).commitment());
    assertThat(kept).allSatisfy(k -> assertThat(k.recomputed()).isEqualTo(k.commitment()));
    assertThat(kept.get(0).event().actor()).isEqualTo("hr");
  }

  @Test
  void many_writers_at_once_leave_neither_gap_nor_fork() throws Exception {
    Callable<AppendedEvent> writer = () -> append(EventDraft.of(contract, "contract.viewed"));
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<AppendedEvent> done : pool.invokeAll(java.util.Collections.nCopies(40, writer))) {
        done.get();
      }
    }
    List<Kept> kept = kept();
    assertThat(kept)
        .extracting(k -> k.event().seq())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i).event().prev()).isEqualTo(kept.get(i - 1).commitment());
    }
  }

  @Test
  void an_event_outside_a_transaction_is_refused() {
    assertThatThrownBy(
            () -> tenancy.as(hr, () -> journal.append(EventDraft.of(contract, "contract.signed"))))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void state_that_rolls_back_takes_its_event_with_it() {
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                hr,
                () -> {
                  journal.append(EventDraft.of(contract, "contract.signed"));
                  throw new IllegalStateException("the state could not be saved");
                }))
        .hasMessage("the state could not be saved");
    assertThat(tenancy.as(hr, () -> trail.events(contract))).isEmpty();
  }

  @Test
  void personal_values_stay_out_of_the_event_and_vanish_with_the_persons_key() {
    UUID worker = ids.next();
    append(EventDraft.of(contract, "worker.identified").personal(worker, "worker.name", "张三"));

    Kept kept = kept().getFirst();
    assertThat(kept.event().canonicalBytes()).asString().doesNotContain("张三");
    var opening = tenancy.inTransaction(hr, () -> fields.openings(contract.subject())).getFirst();
    assertThat(opening.opening().value()).isEqualTo("张三");
    assertThat(opening.opening().commitment()).isEqualTo(kept.event().fields().get("worker.name"));

    tenancy.inTransaction(
        hr,
        () -> {
          personal.erase(new PersonalScope(tenant, contract.subject(), worker));
          return worker;
        });
    assertThat(tenancy.inTransaction(hr, () -> fields.openings(contract.subject()))).isEmpty();
    assertThat(kept().getFirst().recomputed()).isEqualTo(kept.commitment());
  }

  @Test
  void an_outside_act_leaves_an_intent_and_a_result() {
    String answer =
        tenancy.as(
            hr,
            () ->
                journal.bracket(
                    OutsideAct.of(
                        EventDraft.of(contract, "timestamp.intended"),
                        intent -> "token",
                        token -> EventDraft.of(contract, "timestamp.done").fact("bytes", 5))));
    assertThat(answer).isEqualTo("token");
    assertThat(kinds()).containsExactly("timestamp.intended", "timestamp.done");
    assertThat(openIntents()).isZero();
  }

  @Test
  void an_outside_act_that_fails_is_written_down_and_reported() {
    assertThatThrownBy(() ->
            tenancy.as(
                hr,
                () ->
                    journal.bracket(
                        OutsideAct.of(
                            EventDraft.of(contract, "timestamp.intended"),
                            intent -> {
                              throw new IllegalStateException("no answer");
                            },
                            token -> EventDraft.of(contract, "timestamp.done")))))
        .hasMessage("no answer");
    assertThat(kinds()).containsExactly("timestamp.intended", "timestamp.failed");
    assertThat(openIntents()).isZero();
  }

  private AppendedEvent append(EventDraft draft) {
    return tenancy.inTransaction(hr, () -> journal.append(draft));
  }

  private List<String> kinds() {
    return tenancy.as(hr, () -> trail.events(contract)).stream()
        .map(EvidenceTrail.TrailEvent::kind)
        .toList();
  }

  private int openIntents() {
    return tenancy.inTransaction(
        hr,
        () ->
            jdbc.sql("select count(*) from outside_intent where settled_at is null")
                .query((row, index) -> row.getInt(1))
                .single());
  }

  private List<Kept> kept() {
    return tenancy.inTransaction(
        hr,
        () ->
            jdbc.sql(
                    "select canonical, salt, commitment from evidence_event where subject_id = ? order by seq")
                .param(contract.subject())
                .query((row, index) ->
                    new Kept(
                        EvidenceEvent.parse(row.getBytes(1)),
                        cn.laborproof.proof.Digest.of(row.getBytes(3)),
                        Commitments.ofEvent(Salt.of(row.getBytes(2)), row.getBytes(1))))
                .list());
  }

  private record Kept(
      EvidenceEvent event,
      cn.laborproof.proof.Digest commitment,
      cn.laborproof.proof.Digest recomputed) {}
}
