package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.LedgerBlock.Transactions;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger derived anew from its raw file, whole and damaged. */
class LedgerAuditTest {

  @TempDir Path directory;
  private final TestLedger ledger = TestLedger.withLog();

  @BeforeEach
  void anchorSome() {
    for (int i = 1; i <= 5; i++) {
      ledger.anchor(i);
    }
  }

  private byte[] raw() {
    return raw(ledger.blocks);
  }

  private static byte[] raw(List<LedgerBlock> blocks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (LedgerBlock block : blocks) {
      out.writeBytes(block.bytes());
      out.write('\n');
    }
    return out.toByteArray();
  }

  private LedgerAudit.Report audit(byte[] raw) {
    return audit(raw, ledger.chain.chain());
  }

  private LedgerAudit.Report audit(byte[] raw, Digest pinned) {
    try {
      return LedgerAudit.examine(Files.write(directory.resolve("blocks.jsonl"), raw), pinned);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertFault(ChainFault fault, byte[] raw) {
    assertThat(audit(raw).findings()).extracting(LedgerAudit.Finding::fault).containsExactly(fault);
  }

  private void assertFaultOfNext(ChainFault fault, LedgerBlock next) {
    ledger.blocks.add(next);
    assertFault(fault, raw());
    assertThat(audit(raw()).blocks()).isEqualTo(ledger.blocks.size() - 1);
  }

  @Test
  void a_whole_file_gives_the_chain_it_was_written_from() {
    LedgerAudit.Report report = audit(raw());

    assertThat(report.clean()).isTrue();
    assertThat(report.blocks()).isEqualTo(8);
    LedgerChain again = report.chain().orElseThrow();
    assertThat(again.last()).isEqualTo(ledger.chain.last());
    assertThat(again.latest(TestLedger.ORIGIN)).isEqualTo(ledger.chain.latest(TestLedger.ORIGIN));
  }

  @Test
  void an_empty_file_is_no_ledger() {
    assertFault(ChainFault.CHAIN_GENESIS, new byte[0]);
  }

  @Test
  void a_file_that_begins_in_the_middle_is_no_ledger() {
    assertFault(ChainFault.CHAIN_GENESIS, raw(ledger.blocks.subList(1, 8)));
  }

  @Test
  void the_ledger_of_somebody_else_is_noticed() {
    assertThat(audit(raw(), Digest.sha256()).findings())
        .extracting(LedgerAudit.Finding::fault)
        .containsExactly(ChainFault.CHAIN_OTHER_GENESIS);
  }

  @Test
  void a_second_genesis_is_refused() {
    assertFaultOfNext(ChainFault.CHAIN_GENESIS, ledger.blocks.getFirst());
  }

  @Test
  void a_block_left_out_is_noticed() {
    ledger.blocks.remove(4);
    assertFault(ChainFault.CHAIN_NUMBER, raw());
  }

  @Test
  void a_block_twice_is_noticed() {
    assertFaultOfNext(ChainFault.CHAIN_NUMBER, ledger.blocks.getLast());
  }

  @Test
  void a_cut_off_tail_is_told_apart_from_damage() {
    byte[] raw = raw();
    byte[] cut = Arrays.copyOf(raw, raw.length - 10);

    LedgerAudit.Report report = audit(cut);
    assertThat(report.findings())
        .extracting(LedgerAudit.Finding::fault)
        .containsExactly(ChainFault.CHAIN_TORN_TAIL);
    assertThat(report.blocks()).isEqualTo(7);
  }

  @Test
  void a_block_only_two_institutions_signed_is_noticed() {
    LedgerBlock next = nextAnchor();
    assertFaultOfNext(
        ChainFault.CHAIN_SIGNATURES,
        LedgerBlock.sign(next.header(), next.content(), ledger.keysOf(LABOUR_BUREAU, COURT)));
  }

  @Test
  void a_block_another_key_signed_is_noticed() {
    LedgerBlock next = nextAnchor();
    var keys = ledger.keysOf(Institution.values());
    keys.put(OPERATOR, TestLedger.key("stranger"));
    assertFaultOfNext(
        ChainFault.CHAIN_SIGNATURES, LedgerBlock.sign(next.header(), next.content(), keys));
  }

  @Test
  void headers_that_do_not_follow_are_noticed_each_by_its_own_code() {
    BlockHeader due = nextAnchor().header();
    assertNextHeader(ChainFault.CHAIN_PREVIOUS, due, Digest.sha256(), due.history(), due.data(), 0);
    assertNextHeader(ChainFault.CHAIN_HISTORY, due, due.previous(), Digest.sha256(), due.data(), 0);
    assertNextHeader(ChainFault.CHAIN_DATA, due, due.previous(), due.history(), Digest.sha256(), 0);
    assertNextHeader(ChainFault.CHAIN_TIME, due, due.previous(), due.history(), due.data(), -3600);
  }

  private void assertNextHeader(
      ChainFault fault,
      BlockHeader due,
      Digest previous,
      Digest history,
      Digest data,
      int seconds) {
    BlockHeader header =
        new BlockHeader(
            due.channel(),
            due.number(),
            previous,
            history,
            data,
            1,
            due.time().plusSeconds(seconds));
    LedgerBlock block = LedgerBlock.sign(header, nextAnchor().content(), ledger.keys);
    ledger.blocks.add(block);
    assertFault(fault, raw());
    ledger.blocks.removeLast();
  }

  @Test
  void a_transaction_nobody_submitted_is_noticed() {
    LedgerTransaction real = nextAnchor().transactions().getFirst();
    assertFaultOfNext(
        ChainFault.CHAIN_SUBMITTER,
        ledger.sealed(
            List.of(
                new LedgerTransaction(real.command(), COURT, real.signature(), real.writes()))));
  }

  @Test
  void institutions_that_seal_a_fork_are_noticed_by_running_the_rules_again() {
    CheckpointRecord fork = ledger.log.rewritten(0).record(15);
    StateWrite write = new StateWrite(fork.ledgerKey(), fork.toJson());
    assertFaultOfNext(
        ChainFault.CHAIN_RULES,
        ledger.sealed(
            List.of(
                ledger.signed(new SubmitCheckpoint(fork, List.of()), OPERATOR, List.of(write)))));
  }

  @Test
  void writes_the_rules_did_not_make_are_noticed() {
    LedgerTransaction real = nextAnchor().transactions().getFirst();
    assertFaultOfNext(
        ChainFault.CHAIN_RULES,
        ledger.sealed(
            List.of(ledger.signed(real.command(), OPERATOR, real.writes().subList(0, 1)))));
  }

  private LedgerBlock nextAnchor() {
    NaiveLog log = ledger.log;
    if (log.size() == 15) {
      log.grow(1, "entry ");
    }
    return ledger.sealed(
        ledger.transactions(
            List.of(new SubmitCheckpoint(log.record(16), log.consistency(15, 16))), OPERATOR));
  }

  @Test
  void blocks_in_another_spelling_are_unreadable() {
    String pretty = new String(raw(), StandardCharsets.UTF_8).replaceFirst("\\{", "{ ");
    assertFault(ChainFault.CHAIN_UNREADABLE, pretty.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_block_of_no_transactions_is_unreadable() {
    assertThat(ledger.blocks.getFirst().transactions()).isEmpty();
    assertThatThrownBy(() -> new Transactions(List.of())).isInstanceOf(MalformedException.class);
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(300);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_flipped_bit_goes_unnoticed(Seeded any) {
    assertThat(audit(any.withOneBitFlipped(raw())).clean()).isFalse();
  }
}
