package cn.laborproof.signing.shared;

/**
 * A stable name for one reason to refuse. Each module keeps its own in an enum; a test asserts that
 * every one has its sentences in Chinese and English under {@code refusal.<code>.what}, {@code
 * .why} and {@code .todo} in a {@code messages/*.properties}.
 */
public interface RefusalCode {

  /**
   * The stable code that machines match on, lower case with hyphens, for example {@code
   * otp-expired}.
   */
  String code();

  /** The HTTP status this reason is answered with. */
  int status();
}
