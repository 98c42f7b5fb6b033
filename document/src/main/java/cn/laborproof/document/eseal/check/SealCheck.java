package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;

/** One question about a seal signature. Stateless. */
interface SealCheck {
  /** The question. */
  SealCode code();

  /** Its answer. */
  CheckResult on(SealSignature signature, SealQuestion question);

  /** The answer that it holds. */
  default CheckResult passed(SealQuestion question, Map<String, String> facts) {
    return CheckResult.passed(code(), question.subject(), facts);
  }

  /** The answer that it is shown not to. */
  default CheckResult failed(
      SealQuestion question, SubIndication reason, String answer, Map<String, String> facts) {
    return CheckResult.failed(code(), question.subject(), reason, answer, facts);
  }

  /** The answer that it cannot be known. */
  default CheckResult unknown(
      SealQuestion question, SubIndication reason, String answer, Map<String, String> facts) {
    return CheckResult.indeterminate(code(), question.subject(), reason, answer, facts);
  }
}
