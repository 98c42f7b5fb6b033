package cn.laborproof.signing.signing;

import cn.laborproof.signing.notification.OneTimeCodes;
import cn.laborproof.signing.shared.Refusal;

/** Turns what came of trying a code into a refusal, unless it was right. */
final class CodeAnswers {
  private CodeAnswers() {}

  static void require(OneTimeCodes.Attempt attempt) {
    switch (attempt) {
      case OneTimeCodes.Attempt.Accepted _ -> {}
      case OneTimeCodes.Attempt.Wrong wrong ->
          throw new Refusal(SigningRefusal.CODE_WRONG, wrong.triesLeft());
      case OneTimeCodes.Attempt.Expired _ -> throw new Refusal(SigningRefusal.CODE_EXPIRED);
      case OneTimeCodes.Attempt.Exhausted _ -> throw new Refusal(SigningRefusal.CODE_TRIES_USED);
    }
  }
}
