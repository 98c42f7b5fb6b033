package cn.laborproof.signing.template;

/** Why a text is not a value of its field. The words for people are {@code field.defect.NAME}. */
public enum FieldDefect {
  /** Nothing was entered where the law or the template asks for something. */
  MISSING,
  /** Too long or with line breaks where there is one line. */
  TEXT,
  /** Not a calendar day. */
  DATE,
  /** Not a whole number. */
  INTEGER,
  /** Not an amount in yuan. */
  MONEY,
  /** Not one of the alternatives. */
  CHOICE,
  /** Not a 统一社会信用代码. */
  CREDIT_CODE,
  /** Not a 公民身份号码. */
  IDENTITY_NUMBER,
  /** Not a mobile number. */
  MOBILE;

  static FieldDefect of(FieldKind kind) {
    return switch (kind) {
      case TEXT, LONG_TEXT -> TEXT;
      case DATE -> DATE;
      case INTEGER -> INTEGER;
      case MONEY -> MONEY;
      case CHOICE -> CHOICE;
      case CREDIT_CODE -> CREDIT_CODE;
      case IDENTITY_NUMBER -> IDENTITY_NUMBER;
      case MOBILE -> MOBILE;
    };
  }
}
