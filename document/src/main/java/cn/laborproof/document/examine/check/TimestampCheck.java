package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.document.examine.signature.SignatureFacts.DocumentTimestamp;
import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.document.examine.signature.SignatureFacts.Unreadable;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does a timestamp speak of this signature, or of this document? */
final class TimestampCheck implements DocumentCheck {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_TIMESTAMP;
  }

  @Override
  public List<CheckResult> on(DocumentFacts facts) {
    return facts.signatures().stream().map(this::on).toList();
  }

  private CheckResult on(SignatureFacts signature) {
    String field = signature.field().name();
    return switch (signature.content()) {
      case DocumentTimestamp timestamp -> imprint(field, Optional.of(timestamp.token()));
      case PartySignature party when party.timestampProblem().isPresent() ->
          CheckResult.failed(
              code(),
              field,
              SubIndication.FORMAT_FAILURE,
              "unreadable",
              Map.of("detail", party.timestampProblem().get()));
      case PartySignature party -> imprint(field, party.timestamp());
      case Unreadable _ ->
          CheckResult.indeterminate(code(), field, SubIndication.NO_POE, "missing", Map.of());
    };
  }

  private CheckResult imprint(String field, Optional<TimestampFacts> token) {
    if (token.isEmpty()) {
      return CheckResult.indeterminate(code(), field, SubIndication.NO_POE, "missing", Map.of());
    }
    return switch (token.get().imprint()) {
      case HOLDS ->
          CheckResult.passed(code(), field, Map.of("time", token.get().time().toString()));
      case BROKEN ->
          CheckResult.failed(code(), field, SubIndication.HASH_FAILURE, "other-data", Map.of());
      case UNKNOWN ->
          CheckResult.indeterminate(
              code(), field, SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "not-computed", Map.of());
    };
  }
}
