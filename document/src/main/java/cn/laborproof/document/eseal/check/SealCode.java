package cn.laborproof.document.eseal.check;

import cn.laborproof.proof.verdict.CheckCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The questions about a seal signature, in the order in which they are asked. */
public enum SealCode implements CheckCode {
  /** Step 1: is it a seal signature in the standard's form? */
  FORMAT("malformed", "critical-extension"),
  /** Step 2: does the signature value fit the statement and the signer's key? */
  VALUE("invalid", "other-algorithm"),
  /** Step 3: is the signer's certificate one the seal was made for? */
  OWNER("not-listed"),
  /** Step 4: does the seal itself hold? Its own questions follow. */
  SEAL("refused"),
  /** Of the seal: does the maker's signature value fit? */
  SEAL_VALUE("invalid", "other-algorithm"),
  /** Of the seal: is the maker believed to make seals, and was it when it made this one? */
  SEAL_MAKER(
      "no-path", "rule", "expired", "not-yet-valid", "other-use", "revoked", "unknown-status"),
  /** Of the seal: was it within its own validity? */
  SEAL_PERIOD("before", "after"),
  /** Step 5: was the signer's certificate good? */
  SIGNER("no-path", "rule", "expired", "not-yet-valid", "other-use", "revoked", "unknown-status"),
  /** Step 6: is the stated time possible? */
  TIME("outside-certificate", "outside-seal", "in-future"),
  /** Step 7: is it this document, all of it? */
  DOCUMENT("differs", "other-size", "other-scope"),
  /** Step 8: does a timestamp prove when? */
  TIMESTAMP(
      "missing", "unreadable", "other-data", "invalid", "not-believed", "expired", "too-late"),
  /**
   * Were the algorithms of seal, signature and timestamp believed for as long as they had to be?
   */
  ALGORITHM("unsafe", "ended");

  private final List<String> answers;

  SealCode(String... answers) {
    this.answers = Stream.concat(Stream.of("passed"), Arrays.stream(answers)).toList();
  }

  @Override
  public String id() {
    return "eseal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public List<String> answers() {
    return answers;
  }

  /** What has to be asked of a seal by itself (§6.3), and its algorithms. */
  static List<SealCode> ofSeal() {
    return List.of(FORMAT, SEAL_VALUE, SEAL_MAKER, SEAL_PERIOD, ALGORITHM);
  }

  /** What the fourth step rests on; the algorithms are asked once, for seal and signature. */
  static List<SealCode> ofFourthStep() {
    return List.of(SEAL_VALUE, SEAL_MAKER, SEAL_PERIOD);
  }

  /** The eight steps of a seal signature (§7.3), and the algorithms of the trust bundle. */
  static List<SealCode> ofSignature() {
    return List.of(FORMAT, VALUE, OWNER, SEAL, SIGNER, TIME, DOCUMENT, TIMESTAMP, ALGORITHM);
  }
}
