package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.contract.domain.Paper;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * It came to nothing.
 *
 * @param last the last document there was
 * @param state declined, withdrawn or expired
 * @param by who or what ended it
 * @param at when
 */
public record ClosedAgreement(
    AgreementHead head, Paper last, AgreementState state, By by, Instant at)
    implements MediationAgreement {
  /** Who or what ended it. */
  public enum By {
    /** The worker. */
    WORKER,
    /** The employer's side. */
    RESPONDENT,
    /** The mediator. */
    MEDIATOR,
    /** The time to sign passed. */
    TIME;

    /** The name the API carries. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses a state that is not an end. */
  public ClosedAgreement {
    switch (state) {
      case DECLINED, WITHDRAWN, EXPIRED -> {}
      default -> throw new IllegalArgumentException("not a closed state: " + state);
    }
  }

  @Override
  public Optional<Paper> newest() {
    return Optional.of(last);
  }
}
