package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an act on panels, questionnaires and answers is not possible. */
enum SampleRefusal implements RefusalCode {
  /** The employer belongs to the panel already. */
  MEMBER("sample-member-already", 409),
  /** Everybody who could be chosen in this stratum was. */
  NONE_LEFT("sample-none-left", 409),
  /** No employer would be asked. */
  PANEL_EMPTY("sample-panel-empty", 409),
  /** The same code and version of a form stands for other questions. */
  FORM_VERSION("questionnaire-version-taken", 409),
  /** Nothing can be answered any more. */
  CLOSED("questionnaire-closed", 409),
  /** Nothing has been published yet. */
  NOT_OPEN("questionnaire-not-open", 409),
  /** It was sent; what was sent does not change. */
  SENT("survey-sent", 409),
  /** No such link. */
  LINK_UNKNOWN("survey-link-unknown", 404),
  /** The link's days are over. */
  LINK_EXPIRED("survey-link-expired", 410),
  /** The answers were written for another link than the browser has open. */
  LINK_OTHER("survey-link-other", 409),
  /** The link was answered. */
  LINK_USED("survey-link-used", 409);

  private final String code;
  private final int status;

  SampleRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
