package cn.laborproof.proof.pack;

import cn.laborproof.proof.MalformedException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What a member of a package is. Each role has its paths; a path of another form is refused. */
public enum MemberRole {
  /** A document that is examined. Its file name is the subject name in its events. */
  DOCUMENT("document", "documents/[a-z0-9][a-z0-9._-]{0,79}"),
  /** Other bytes an event speaks of; compared with the event, not examined. */
  ATTACHMENT("attachment", "attachments/[a-z0-9][a-z0-9._-]{0,79}"),
  /** Canonical bytes of one event; the number is its seq in six digits. */
  EVENT("event", "events/[0-9]{6}\\.json"),
  /** Event salts and those field openings the holder may see. */
  OPENINGS("openings", "openings\\.json"),
  /** C2SP tlog-proof of one event, number as above. */
  INCLUSION("inclusion", "log/[0-9]{6}\\.tlog-proof"),
  /** The checkpoint all inclusion proofs lead to. */
  CHECKPOINT("checkpoint", "log/checkpoint"),
  /** From that checkpoint to the anchored one, when they differ in size. */
  CONSISTENCY("consistency", "log/consistency\\.json"),
  /** That a checkpoint is on the ledger. */
  LEDGER_PROOF("ledger-proof", "ledger/proof\\.json"),
  /** The court's receipt for that anchor. */
  COURT_RECEIPT("court-receipt", "court/receipt\\.json"),
  /** A certificate, for readers; no verdict rests on it. */
  CERTIFICATE("certificate", "certificates/[a-z0-9][a-z0-9._-]{0,79}\\.cer"),
  /** An OCSP response or CRL, for readers; no verdict rests on it. */
  REVOCATION("revocation", "revocation/[a-z0-9][a-z0-9._-]{0,79}\\.(ocsp|crl)"),
  /** The evidence record (RFC 4998) of the document of that name; verified with it. */
  EVIDENCE_RECORD("evidence-record", "records/[a-z0-9][a-z0-9._-]{0,79}\\.ers"),
  /** The report for people, 出证报告; no verdict rests on it. */
  REPORT("report", "report\\.pdf");

  private final String text;
  private final Pattern path;

  MemberRole(String text, String path) {
    this.text = text;
    this.path = Pattern.compile(path);
  }

  /** Name in the manifest. */
  public String text() {
    return text;
  }

  /** Whether a member of this role may have that path. */
  public boolean fits(String memberPath) {
    return path.matcher(memberPath).matches();
  }

  static MemberRole ofText(String text) {
    return Arrays.stream(values())
        .filter(role -> role.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new MalformedException("manifest role: " + text + " (unknown)"));
  }
}
