package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.SealScope;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/** Step 7: is it this document, all of it? */
final class DocumentCheck implements SealCheck {
  @Override
  public SealCode code() {
    return SealCode.DOCUMENT;
  }

  @Override
  public CheckResult on(SealSignature signature, SealQuestion question) {
    if (!MessageDigest.isEqual(signature.statement().documentDigest(), question.document())) {
      return failed(question, SubIndication.HASH_FAILURE, "differs", Map.of());
    }
    String text = signature.statement().scope();
    Optional<SealScope> scope = SealScope.of(text);
    if (scope.isEmpty()) {
      return unknown(
          question, SubIndication.SIGNED_DATA_NOT_FOUND, "other-scope", Map.of("scope", text));
    }
    return scope.get().size() == question.size()
        ? passed(question, Map.of("file", scope.get().file()))
        : failed(
            question, SubIndication.SIG_CONSTRAINTS_FAILURE, "other-size", Map.of("scope", text));
  }
}
