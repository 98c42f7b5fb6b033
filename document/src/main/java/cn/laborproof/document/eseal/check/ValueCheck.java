package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.eseal.SealWriter;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;

/** Step 2: does the signature value fit the statement and the signer's key? */
final class ValueCheck implements SealCheck {
  @Override
  public SealCode code() {
    return SealCode.VALUE;
  }

  @Override
  public CheckResult on(SealSignature signature, SealQuestion question) {
    if (!signature.algorithm().equals(SealWriter.SM2_WITH_SM3)) {
      return unknown(
          question,
          SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
          "other-algorithm",
          Map.of("algorithm", signature.algorithm()));
    }
    boolean fits =
        Sm2Certificate.parse(signature.certificate())
            .filter(signer ->
                Sm2Certificate.verifies(signer, signature.signedBytes(), signature.signature()))
            .isPresent();
    return fits
        ? passed(question, Map.of())
        : failed(question, SubIndication.SIG_CRYPTO_FAILURE, "invalid", Map.of());
  }
}
