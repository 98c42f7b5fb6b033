package cn.laborproof.document.examine.check;

import cn.laborproof.proof.verdict.CheckCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The questions asked about a document by itself, in the order in which they are asked. */
public enum DocumentCode implements CheckCode {
  /** Could the examination read the file to the end? */
  READABLE("malformed", "not-followed", "resource-limit", "internal"),
  /** Does the structure account for every byte? */
  STRUCTURE(
      "leading-bytes",
      "trailing-bytes",
      "unaccounted-bytes",
      "overlapping",
      "out-of-place",
      "not-listed",
      "freed",
      "not-plain",
      "two-meanings"),
  /** Does the signature speak for everything but its own value? */
  SIGNATURE_PLACE(
      "no-byte-range", "no-contents", "not-from-start", "gap-not-contents", "not-to-revision-end"),
  /** Is there nothing unsigned inside the signature's container? */
  SIGNATURE_FORM(
      "unreadable", "not-canonical", "not-profile", "unsigned-part", "unused-certificate"),
  /** Are the bytes the signed ones? */
  SIGNATURE_DIGEST("differs", "not-computed"),
  /** Does the signature fit the key of its certificate? */
  SIGNATURE_VALUE("invalid", "not-computed"),
  /** Did later saves do nothing but sign and add validation data? */
  CHANGES(
      "page",
      "page-tree",
      "form",
      "signature",
      "catalog",
      "attachment",
      "validation-data",
      "trailer",
      "freed",
      "unknown-object",
      "empty-save",
      "unexpected-signature"),
  /** Is there nothing that acts, hides or points outside? */
  HIDDEN_CONTENT(
      "script",
      "action",
      "layers",
      "external",
      "annotation",
      "form",
      "media",
      "substitute",
      "attachment",
      "unfamiliar",
      "concealed"),
  /** Are exactly the two known files attached? */
  ATTACHMENTS("unknown", "missing", "unreadable"),
  /** Do the pages say what the attached data says? */
  PAGES_SAY("differs", "unreadable"),
  /** Do the letters that a person sees look like the text that a program reads? */
  LETTERS(
      "built-otherwise",
      "unknown-font",
      "other-shape",
      "other-width",
      "not-examined",
      "unreadable"),
  /** Does the document say who has to sign? */
  SIGNING_PROFILE("missing", "unreadable"),
  /** Has everybody signed who has to, in that role? */
  SIGNERS("missing", "other-name", "not-organisation", "shared-certificate", "unlisted"),
  /** Was it signed in the order of the profile? */
  SIGNING_ORDER("other-order"),
  /** Is the archive level reached, and does the last timestamp cover the whole file? */
  ARCHIVE_LEVEL("no-validation-data", "foreign-data", "no-timestamp", "not-to-end"),
  /** Does the signature itself name its certificate? */
  SIGNATURE_CERTIFICATE("unknown"),
  /** Were the algorithms safe for as long as they had to be? */
  SIGNATURE_ALGORITHM("unsafe", "ended"),
  /** Does a timestamp prove when it was signed? */
  SIGNATURE_TIMESTAMP("missing", "unreadable", "other-data", "not-computed"),
  /** Does a path lead to a root believed for this use? */
  CERTIFICATE_PATH("no-path", "rule"),
  /** Is the certificate meant for this use? */
  CERTIFICATE_USE("other-use"),
  /** Was the certificate valid at that time? */
  CERTIFICATE_VALIDITY("expired", "not-yet-valid", "timestamp-expired"),
  /** Was the certificate unrevoked at that time? */
  CERTIFICATE_REVOCATION("revoked", "issuer-revoked", "unknown"),
  /** Do the times agree with the order of signing? */
  TIME_ORDER("contradicts"),
  /** Does the evidence record that was given with the file speak of it? Asked when there is one. */
  EVIDENCE_RECORD("unreadable", "other-data", "digest-ended");

  private final List<String> answers;

  DocumentCode(String... answers) {
    this.answers = Stream.concat(Stream.of("passed"), Arrays.stream(answers)).toList();
  }

  @Override
  public String id() {
    return "document." + hyphenated(name());
  }

  @Override
  public List<String> answers() {
    return answers;
  }

  /** An enum constant as an answer key. */
  static String hyphenated(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
