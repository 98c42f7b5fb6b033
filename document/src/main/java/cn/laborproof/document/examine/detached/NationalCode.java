package cn.laborproof.document.examine.detached;

import cn.laborproof.proof.verdict.CheckCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The questions about what lies beside a document: signatures of the national suite. */
public enum NationalCode implements CheckCode {
  /** Is it a signed message of GB/T 35275 in its only form, with nothing unsigned in it? */
  FORM("unreadable", "other-form", "material"),
  /** Is it over the document? */
  DIGEST("differs", "not-computed"),
  /** Does the value fit the signer's SM2 key? */
  VALUE("invalid", "not-computed"),
  /** Is the signer the one who signed the document in this role? */
  SIGNER("unknown", "other-name"),
  /** Were the algorithms believed for as long as they had to be? */
  ALGORITHM("unsafe", "ended"),
  /** Does a timestamp by SM3 over the value prove when it was made, and could it be made then? */
  TIMESTAMP(
      "missing",
      "unreadable",
      "other-data",
      "other-digest",
      "from-the-future",
      "after-event",
      "after-record"),
  /** Does a path lead to a root believed for this use? */
  PATH("no-path", "rule", "other-use"),
  /** Were the certificates valid at that time? */
  VALIDITY("expired", "not-yet-valid"),
  /** Were the certificates unrevoked at that time? */
  REVOCATION("revoked", "unknown"),
  /** Where there is one: does the evidence record cover every file beside the document? */
  RECORD("unreadable", "other-data", "out-of-order", "digest-ended");

  private final List<String> answers;

  NationalCode(String... notPassed) {
    this.answers = Stream.concat(Stream.of("passed"), Arrays.stream(notPassed)).toList();
  }

  /** What has to be asked of a signature. */
  static List<CheckCode> ofSignature() {
    return Arrays.stream(values()).filter(code -> code != RECORD).<CheckCode>map(c -> c).toList();
  }

  @Override
  public String id() {
    return "national." + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> answers() {
    return answers;
  }
}
