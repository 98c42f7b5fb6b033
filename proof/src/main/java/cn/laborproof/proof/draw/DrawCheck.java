package cn.laborproof.proof.draw;

import cn.laborproof.proof.verdict.CheckCode;
import java.util.ArrayList;
import java.util.List;

/** The questions about a draw; texts in {@code draw_zh} and {@code draw_en}. */
public enum DrawCheck implements CheckCode {
  /** Do the events form the draw's stream from the first on? */
  STREAM("stream", "broken"),
  /** Does the first event commit to these terms, and are the lists those of the terms? */
  TERMS("terms", "other-terms", "other-lists"),
  /** Are the opened candidates in the lists, each once? */
  OPENINGS("openings", "not-listed", "twice"),
  /** Is the commitment in the log, under the checkpoint the lot comes from? */
  COMMITMENT("commitment", "not-in-log"),
  /** Is that checkpoint signed by the named log? */
  CHECKPOINT("checkpoint", "unknown-log", "false-signature"),
  /** Is that checkpoint, with this very signature, anchored on the ledger? */
  LEDGER("ledger", "pending", "not-trusted", "refused", "other-signature"),
  /** Is it the first anchored checkpoint that covers the commitment? */
  FIRST("first", "pending", "head-unknown", "other-head", "not-first"),
  /** Is the entry shown the first of this commitment in the log? */
  ONCE("once", "not-stated", "not-shown", "other-log", "earlier"),
  /** Does the same choice come out? */
  RESULT("result", "pending", "differs", "too-large", "impossible"),
  /** Is the result in the log? */
  RECORDED(
      "recorded",
      "pending",
      "not-in-log",
      "other-result",
      "other-steps",
      "abandoned",
      "fork",
      "false-signature");

  private final String id;
  private final List<String> answers;

  DrawCheck(String name, String... notPassed) {
    this.id = "draw." + name;
    List<String> all = new ArrayList<>(List.of(notPassed));
    all.addFirst("passed");
    this.answers = List.copyOf(all);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<String> answers() {
    return answers;
  }
}
