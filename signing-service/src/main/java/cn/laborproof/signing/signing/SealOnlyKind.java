package cn.laborproof.signing.signing;

import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.template.ContractText;
import java.time.Instant;
import java.util.UUID;

/** Papers that an office seals by itself: nobody is asked by a link, and no time passes for it. */
public interface SealOnlyKind extends SigningKind {

  @Override
  default ContractText text(UUID id) {
    throw nobodyIsAsked();
  }

  @Override
  default SigningCase invite(UUID id, Instant until) {
    throw nobodyIsAsked();
  }

  @Override
  default SigningCase signed(UUID id, Signatory by, Paper signed, AppendedEvent event) {
    throw nobodyIsAsked();
  }

  @Override
  default void decline(UUID id) {
    throw nobodyIsAsked();
  }

  @Override
  default void withdrawByWorker(UUID id) {
    throw nobodyIsAsked();
  }

  @Override
  default void expireIfOver(UUID id) {
    // No invitation, no time that passes.
  }

  private static Refusal nobodyIsAsked() {
    return new Refusal(CommonRefusal.WRONG_STATE);
  }
}
