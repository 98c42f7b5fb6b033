package cn.laborproof.proof.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of approvals and submissions, true, old, forked and wrongly signed, through the
 * rules and through a model that fits on a page. After each step both must say the same.
 */
class EvidenceLogRulesPropertyTest {

  private static final String ORIGIN = "laborproof.test/random";
  private static final int STEPS = 60;
  private static final int KEYS = 4;

  static Stream<Seeded> runs() {
    return Seeded.runs(150);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void rules_and_model_agree_on_every_history(Seeded any) {
    History history = new History(any);
    for (int step = 0; step < STEPS; step++) {
      history.step();
    }
    history.assertNothingWrittenTwice();
  }

  /** What the rules promise, without Merkle trees or signatures: the test knows who is lying. */
  private static final class Model {
    final Map<Institution, Integer> approvals = new HashMap<>();
    final TreeMap<Integer, Boolean> recorded = new TreeMap<>();
    int keyInForce = -1;

    String approve(Institution who, int sequence, int key) {
      if (who != Institution.LABOUR_BUREAU && who != Institution.COURT) {
        return "NOT_ENTITLED";
      }
      if (keyInForce >= 0 && sequence == keyInForce + 1 && key == keyInForce) {
        return "already";
      }
      int due = keyInForce + 2;
      if (sequence != due) {
        return sequence < due ? "SEQUENCE_PAST" : "SEQUENCE_AHEAD";
      }
      if (key <= keyInForce) {
        return "KEY_USED_BEFORE";
      }
      if (Integer.valueOf(key).equals(approvals.put(who, key))) {
        return "already";
      }
      boolean both = approvals.size() == 2 && approvals.values().stream().distinct().count() == 1;
      if (both) {
        keyInForce = key;
        approvals.clear();
      }
      return "recorded";
    }

    String submit(int size, boolean forked, int key, boolean honestProof, boolean known) {
      if (known) {
        return "already";
      }
      if (keyInForce < 0) {
        return "UNKNOWN_LOG";
      }
      if (key != keyInForce) {
        return key < keyInForce ? "RETIRED_KEY" : "UNKNOWN_KEY";
      }
      if (recorded.containsKey(size)) {
        return forked ? "FORK" : "already";
      }
      int head = recorded.isEmpty() ? 0 : recorded.lastKey();
      if (size < head) {
        return "ROLLBACK";
      }
      if (!honestProof) {
        return "INCONSISTENT";
      }
      recorded.put(size, true);
      return "recorded";
    }
  }

  private static final class History {
    private final Seeded any;
    private final Model model = new Model();
    private final WrittenOnce state = new WrittenOnce();
    private final EvidenceLogRules rules = new EvidenceLogRules("labour", state);
    private final List<Ed25519SecretKey> keys =
        IntStream.range(0, KEYS).mapToObj(i -> TestLedger.key("key" + i)).toList();
    private final NaiveLog log = new NaiveLog(ORIGIN, keys.getFirst());

    History(Seeded any) {
      this.any = any;
      log.grow(1, "e");
    }

    void step() {
      if (any.onceIn(3)) {
        approve();
      } else {
        submit();
      }
    }

    /**
     * Keys come into force in their order in the list, so a key's index tells whether it is
     * retired.
     */
    private void approve() {
      Institution who = any.pick(Institution.values());
      int sequence = Math.max(1, model.keyInForce + any.number(0, 3));
      int key = Math.min(KEYS - 1, Math.max(0, model.keyInForce + any.number(0, 1)));
      RuleOutcome outcome =
          rules.apply(
              new ApproveKey(KeySubject.log(ORIGIN), sequence, keys.get(key).publicKey()), who);
      assertThat(said(outcome)).isEqualTo(model.approve(who, sequence, key));
    }

    private void submit() {
      if (any.onceIn(2)) {
        log.grow(any.number(1, 9), "e");
      }
      int size = any.onceIn(3) ? any.number(1, log.size()) : log.size();
      int key = any.onceIn(5) ? any.number(0, KEYS - 1) : Math.max(0, model.keyInForce);
      boolean forked = any.onceIn(5);
      NaiveLog source = (forked ? log.rewritten(0) : log).under(keys.get(key));
      int head = model.recorded.isEmpty() ? 0 : model.recorded.lastKey();
      CheckpointRecord record = source.record(size);
      List<Digest> path = size < head ? List.of() : source.consistency(head, size);
      boolean bent = size > head && head > 0 && any.onceIn(6);
      boolean known = rules.checkpointOf(ORIGIN, size).equals(Optional.of(record));
      // A rewritten first entry is consistent with nothing recorded; with nothing recorded it is
      // the truth.
      boolean honest = !bent && !(forked && head > 0);
      if (forked && head == 0) {
        return;
      }
      RuleOutcome outcome =
          rules.apply(
              new SubmitCheckpoint(record, bent ? path.subList(1, path.size()) : path),
              Institution.OPERATOR);
      assertThat(said(outcome))
          .as(
              "size %d of %d, head %d, key %d, forked %s, bent %s",
              size, log.size(), head, key, forked, bent)
          .isEqualTo(model.submit(size, forked, key, honest, known));
    }

    private static String said(RuleOutcome outcome) {
      return switch (outcome) {
        case Recorded ignored -> "recorded";
        case AlreadyRecorded ignored -> "already";
        case Refused refused -> refused.reason().name();
      };
    }

    void assertNothingWrittenTwice() {
      assertThat(state.overwritten).allMatch(key -> !key.startsWith("checkpoint/"));
      model
          .recorded
          .keySet()
          .forEach(size -> assertThat(rules.checkpointOf(ORIGIN, size)).isPresent());
    }
  }

  /** Remembers which keys were written more than once. */
  private static final class WrittenOnce implements LedgerState {
    final List<String> overwritten = new ArrayList<>();
    private final MapState values = new MapState();

    @Override
    public Optional<JsonObject> get(String key) {
      return values.get(key);
    }

    @Override
    public void put(String key, JsonObject value) {
      if (values.get(key).isPresent()) {
        overwritten.add(key);
      }
      values.put(key, value);
    }
  }
}
