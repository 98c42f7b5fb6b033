package cn.laborproof.signing.signing;

import java.util.Locale;

/** Where a session stands: the one thing to do next. */
enum SigningStep {
  /** Read the notice; agree to the electronic form, or not. */
  NOTICE(1),
  /** Choose how to show who you are; face needs its own consent. */
  ROUTE(2),
  /** Enter the identity number. */
  NUMBER(3),
  /** Enter the code sent to the phone. */
  CODE(3),
  /** Show an ID photo. */
  PORTRAIT(4),
  /** Look into the camera. */
  CAMERA(4),
  /** Enter the bank card. */
  BANK_CARD(4),
  /** Read the contract to the end. */
  READING(5),
  /** Confirm with a code and sign by hand. */
  WILL(6),
  /** The signature is being made. */
  SIGNING(6),
  /** Signed; the employer's seal is missing. */
  HALF_SIGNED(0),
  /** In force. */
  CONCLUDED(0),
  /** It came to nothing. */
  CLOSED(0);

  /** Steps a worker counts. */
  static final int COUNT = 6;

  private final int number;

  SigningStep(int number) {
    this.number = number;
  }

  /** Its number for people, or 0 when there is nothing left to do. */
  int number() {
    return number;
  }

  /** The name in the API. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
