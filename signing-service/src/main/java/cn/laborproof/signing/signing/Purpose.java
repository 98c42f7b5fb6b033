package cn.laborproof.signing.signing;

/** What a link is good for, and for nothing else. */
enum Purpose {
  /** The way to the worker's signature. */
  SIGN("sign"),
  /** Viewing the own copy later. */
  COPY("copy");

  private final String code;

  Purpose(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  static Purpose ofCode(String code) {
    return COPY.code.equals(code) ? COPY : SIGN;
  }
}
