package cn.laborproof.document;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What sort of document the pages are. The set is open: amendments and notices come with their own
 * codes and need no change here.
 *
 * @param code lower-case ASCII words joined by hyphens, at most 40 characters
 */
public record DocumentKind(String code) {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** 劳动合同. */
  public static final DocumentKind LABOUR_CONTRACT = new DocumentKind("labour-contract");

  /** 调解协议书, effective when both parties, the mediator and the body have signed (调解仲裁法第十四条). */
  public static final DocumentKind MEDIATION_AGREEMENT = new DocumentKind("mediation-agreement");

  /** 劳动关系风险预警通知书, sealed by the office and served on the enterprise. */
  public static final DocumentKind WARNING_NOTICE = new DocumentKind("warning-notice");

  /** 劳动关系风险预警信息表, sealed by the office that reports. */
  public static final DocumentKind WARNING_INFORMATION = new DocumentKind("warning-information");

  /** 三方会商研判纪要, sealed by the office that convened it. */
  public static final DocumentKind WARNING_MINUTES = new DocumentKind("warning-minutes");

  /** Refuses a code of another form with {@link IllegalArgumentException}. */
  public DocumentKind {
    Objects.requireNonNull(code, "code");
    if (code.length() > 40 || !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not a document kind: " + code);
    }
  }
}
