package cn.laborproof.signing.mediation;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.ClosedAgreement;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.Handwriting;
import cn.laborproof.signing.signing.SigningDesk;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Who may do what on an agreement from a desk: the respondent's people and the body's people meet
 * in the same calls, so each call says which side it belongs to.
 */
@Service
class AgreementActs {
  private final Agreements agreements;
  private final Mediators mediators;
  private final SigningDesk desk;
  private final Tenancy tenancy;

  AgreementActs(Agreements agreements, Mediators mediators, SigningDesk desk, Tenancy tenancy) {
    this.agreements = agreements;
    this.mediators = mediators;
    this.desk = desk;
    this.tenancy = tenancy;
  }

  /** The respondent's seal, second in order. */
  void sealByRespondent(UUID id) {
    require(head(id).respondent());
    desk.seal(id, SignatureRole.EMPLOYER);
  }

  /** The body's seal, last in order. */
  void sealByBody(UUID id) {
    require(head(id).body());
    desk.seal(id, SignatureRole.MEDIATION_BODY);
  }

  /** A code to the mediator's registered phone, bound to the document as it is now. */
  Instant sendCode(UUID id, Locale locale) {
    return desk.sendCode(id, SignatureRole.MEDIATOR, mediators.acting().mobile(), locale);
  }

  /** The mediator confirms and signs, third in order. */
  void sign(UUID id, String sha256, String code, Handwriting.Strokes drawn) {
    desk.confirm(id, SignatureRole.MEDIATOR, sha256, code, drawn);
  }

  /** The respondent says no before its seal, or takes it back before the body's. */
  void refuseByRespondent(UUID id) {
    require(head(id).respondent());
    tenancy.inTransaction(() -> {
      desk.refuseOnItsWay(id);
      if (isWorkerOnly(id)) {
        agreements.declineByRespondent(id);
      } else {
        agreements.withdraw(id, ClosedAgreement.By.RESPONDENT);
      }
      return true;
    });
  }

  /** The mediator takes it back before the body's seal. */
  void withdrawByMediator(UUID id) {
    require(head(id).body());
    tenancy.inTransaction(() -> {
      desk.refuseOnItsWay(id);
      agreements.withdraw(id, ClosedAgreement.By.MEDIATOR);
      desk.endInvitation(id);
      return true;
    });
  }

  private boolean isWorkerOnly(UUID id) {
    return switch (agreements.find(id).agreement().state()) {
      case WORKER_SIGNED -> true;
      case RESPONDENT_SIGNED, MEDIATOR_SIGNED -> false;
      default -> throw new Refusal(CommonRefusal.WRONG_STATE);
    };
  }

  private AgreementHead head(UUID id) {
    return agreements.find(id).agreement().head();
  }

  private void require(UUID organisation) {
    if (!tenancy.current().organisation().equals(Optional.of(organisation))) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
  }
}
