package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.proof.verdict.CheckResult;

/** Step 5: was the signer's certificate good when it says it signed? */
final class SignerCheck implements SealCheck {
  @Override
  public SealCode code() {
    return SealCode.SIGNER;
  }

  @Override
  public CheckResult on(SealSignature signature, SealQuestion question) {
    return question
        .standing(question.trust().signers())
        .of(code(), question.subject(), signature.certificate(), signature.statement().time());
  }
}
