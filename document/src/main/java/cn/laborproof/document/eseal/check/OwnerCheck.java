package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.Map;

/** Step 3: is the signer's certificate one the seal was made for? */
final class OwnerCheck implements SealCheck {
  @Override
  public SealCode code() {
    return SealCode.OWNER;
  }

  @Override
  public CheckResult on(SealSignature signature, SealQuestion question) {
    var property = signature.statement().seal().info().property();
    return property.owners().include(signature.certificate())
        ? passed(question, Map.of("seal", property.name()))
        : failed(
            question,
            SubIndication.SIG_CONSTRAINTS_FAILURE,
            "not-listed",
            Map.of("seal", property.name()));
  }
}
