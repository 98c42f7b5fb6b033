package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the kind a document is of, and the document. */
@Component
final class SigningCases {
  private final Map<String, SigningKind> kinds;
  private final EvidenceTrail trail;
  private final Tenancy tenancy;

  SigningCases(List<SigningKind> kinds, EvidenceTrail trail, Tenancy tenancy) {
    this.kinds =
        kinds.stream().collect(Collectors.toMap(SigningKind::streamKind, Function.identity()));
    this.trail = trail;
    this.tenancy = tenancy;
  }

  /** A document the current actor may see. */
  SigningCase find(UUID id) {
    return tenancy.inTransaction(() -> kindOf(id).find(id));
  }

  /** The same, locked until the transaction ends, so that acts on one document queue up. */
  SigningCase lock(UUID id) {
    return kindOf(id).lock(id);
  }

  /** What a document is. */
  SigningKind kindOf(UUID id) {
    return trail
        .streamOf(id)
        .map(StreamId::kind)
        .map(kinds::get)
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }
}
