package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.ClosedAgreement;
import cn.laborproof.signing.mediation.domain.ConcludedAgreement;
import cn.laborproof.signing.mediation.domain.DraftAgreement;
import cn.laborproof.signing.mediation.domain.FrozenAgreement;
import cn.laborproof.signing.mediation.domain.InvitedAgreement;
import cn.laborproof.signing.mediation.domain.MediationAgreement;
import cn.laborproof.signing.mediation.domain.PartlySignedAgreement;
import cn.laborproof.signing.signing.Signatory;
import cn.laborproof.signing.signing.SigningCase;
import cn.laborproof.signing.signing.SigningCase.Stage;
import cn.laborproof.signing.signing.SigningKind;
import cn.laborproof.signing.template.ContractText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Mediation agreements on the way: worker, respondent, mediator, the body's seal. */
@Component
final class AgreementSigning implements SigningKind {
  /** The form has this many items. */
  private static final int MOST_ITEMS = 6;

  private final Agreements agreements;
  private final AgreementTemplate wording;
  private final Tenancy tenancy;

  AgreementSigning(Agreements agreements, AgreementTemplate wording, Tenancy tenancy) {
    this.agreements = agreements;
    this.wording = wording;
    this.tenancy = tenancy;
  }

  @Override
  public String streamKind() {
    return "mediation";
  }

  @Override
  public SigningCase find(UUID id) {
    return of(agreements.find(id).agreement());
  }

  @Override
  public SigningCase lock(UUID id) {
    return of(agreements.lock(id, MediationAgreement.class).as());
  }

  @Override
  public ContractText text(UUID id) {
    return wording.text(agreements.find(id).agreement().head());
  }

  @Override
  public SigningCase invite(UUID id, Instant until) {
    return of(agreements.invite(id, until));
  }

  @Override
  public SigningCase signed(UUID id, Signatory by, Paper signed, AppendedEvent event) {
    return of(agreements.signed(id, signed, event));
  }

  @Override
  public void concluded(UUID id, Paper concluded, AppendedEvent event) {
    agreements.concluded(id, concluded, event);
  }

  @Override
  public void renewed(UUID id, Paper renewed, AppendedEvent event) {
    agreements.renewed(id, renewed, event);
  }

  @Override
  public void decline(UUID id) {
    tenancy.inTransaction(() -> {
      agreements.declineByWorker(id);
      return true;
    });
  }

  @Override
  public void withdrawByWorker(UUID id) {
    agreements.withdraw(id, ClosedAgreement.By.WORKER);
  }

  @Override
  public void expireIfOver(UUID id) {
    agreements.expireIfOver(id);
  }

  private static SigningCase of(MediationAgreement agreement) {
    AgreementHead head = agreement.head();
    return new SigningCase(
        Agreements.stream(head.id()),
        head.body(),
        "agreement",
        ".mediation",
        head.reference(),
        head.bodyName(),
        Optional.of(
            new SigningCase.Worker(
                head.worker(),
                head.workerName(),
                head.text("worker.idNumber"),
                head.text("worker.mobile"))),
        amount(head),
        AgreementSlots.of(head),
        agreement instanceof PartlySignedAgreement partly ? partly.signedAt().size() : 0,
        agreement.state().code(),
        stage(agreement));
  }

  /** The sum of what is to be paid, item by item. */
  private static Optional<BigDecimal> amount(AgreementHead head) {
    return IntStream.rangeClosed(1, MOST_ITEMS)
        .mapToObj(item -> head.text("item" + item + ".amount"))
        .filter(text -> text.matches("[0-9]{1,9}(\\.[0-9]{1,2})?"))
        .map(BigDecimal::new)
        .reduce(BigDecimal::add);
  }

  private static Stage stage(MediationAgreement agreement) {
    return switch (agreement) {
      case DraftAgreement _, FrozenAgreement _ -> new Stage.AtDesk();
      case InvitedAgreement invited -> new Stage.Invited(invited.frozen());
      case PartlySignedAgreement partly -> new Stage.Underway(partly.signed(), null);
      case ConcludedAgreement done -> new Stage.Concluded(done.concluded(), done.concludedAt());
      case ClosedAgreement closed -> new Stage.Closed(closed.by().code());
    };
  }
}
