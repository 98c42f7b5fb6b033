package cn.laborproof.proof.examine;

import cn.laborproof.proof.verdict.CheckCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions about an evidence package; texts in {@code evidence_zh} and {@code evidence_en}.
 */
public enum EvidenceCheck implements CheckCode {
  /** Is the file within what a verifier looks at? Asked only when it is not. */
  SIZE("size", "too-large"),
  /** Is the file an evidence package in the one form? */
  PACKAGE(
      "package",
      "not-canonical",
      "encrypted",
      "compressed",
      "data-descriptor",
      "cut-off",
      "trailing-bytes",
      "duplicate-name",
      "bad-name",
      "damaged-member",
      "too-large",
      "manifest-malformed",
      "unlisted",
      "missing",
      "digest-differs"),
  /** Did an operator the verifier trusts sign the list of members? */
  MANIFEST("manifest", "false-signature", "unknown-key"),
  /** Is every needed part there and readable? */
  PARTS("parts", "missing", "malformed"),
  /** Do the events form one chain from the first on, without gap or foreign event? */
  STREAM("stream", "gap", "foreign-event", "broken-link", "incomplete"),
  /** Are the opened values those the events committed to? */
  OPENINGS("openings", "differs", "no-such-field"),
  /** Is the checkpoint signed by the named log? */
  CHECKPOINT("checkpoint", "other-checkpoint", "unknown-log", "false-signature", "unwitnessed"),
  /** Is every event in the log? */
  INCLUSION("inclusion", "other-checkpoint", "not-in-log", "out-of-order"),
  /** Is a checkpoint anchored on the ledger? */
  LEDGER("ledger", "pending", "not-trusted", "refused"),
  /** Does the anchored state contain these events? */
  ANCHOR("anchor", "not-covered", "proof-missing", "fork", "other-log", "ledger-open"),
  /** Has the court recorded the anchor? */
  COURT("court", "pending", "not-trusted", "refused", "ledger-open"),
  /** Are the documents those the events speak of? */
  REGISTERED("registered", "not-registered", "digest-differs", "no-document"),
  /** Do the stated times agree with each other? */
  TIMES(
      "times",
      "events-backwards",
      "anchored-before",
      "deposited-before",
      "from-the-future",
      "stamped-after-registered"),
  /** Was the document itself examined? */
  DOCUMENT("document", "no-examiner", "incomplete", "broke-off"),
  /** Does the document name this evidence? */
  REFERENCE("reference", "other-reference"),
  /** Is there a national signature of everybody beside the document? Asked when events name one. */
  NATIONAL("national", "missing", "no-examiner"),
  /**
   * Is the electronic seal the events name beside the document, and of who signed the document in
   * that role? Asked when they name one.
   */
  SEAL("seal", "missing", "no-examiner", "unknown-role", "unknown-signer", "other-signer"),
  /** Is the file given the one in the package? */
  SAME_FILE("same-file", "differs");

  private final String id;
  private final List<String> answers;

  EvidenceCheck(String name, String... notPassed) {
    this.id = "evidence." + name;
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
