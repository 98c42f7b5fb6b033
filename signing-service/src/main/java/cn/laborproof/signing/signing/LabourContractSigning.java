package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.contract.ContractSlots;
import cn.laborproof.signing.contract.Contracts;
import cn.laborproof.signing.contract.domain.ClosedContract;
import cn.laborproof.signing.contract.domain.ConcludedContract;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.contract.domain.FrozenContract;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.contract.domain.InvitedContract;
import cn.laborproof.signing.contract.domain.LabourContract;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.signing.SigningCase.Stage;
import cn.laborproof.signing.template.ContractText;
import cn.laborproof.signing.template.Templates;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Labour contracts on the way: the worker signs, the employer seals. */
@Component
final class LabourContractSigning implements SigningKind {
  private final Contracts contracts;
  private final Templates templates;

  LabourContractSigning(Contracts contracts, Templates templates) {
    this.contracts = contracts;
    this.templates = templates;
  }

  @Override
  public String streamKind() {
    return "contract";
  }

  @Override
  public SigningCase find(UUID id) {
    return of(contracts.find(id).contract());
  }

  @Override
  public SigningCase lock(UUID id) {
    return of(contracts.lock(id, LabourContract.class).as());
  }

  @Override
  public ContractText text(UUID id) {
    ContractHead head = contracts.find(id).contract().head();
    return templates.version(head.template(), head.templateVersion()).write(head.data());
  }

  @Override
  public SigningCase invite(UUID id, Instant until) {
    return of(contracts.invite(id, until));
  }

  @Override
  public SigningCase signed(UUID id, Signatory by, Paper signed, AppendedEvent event) {
    return of(contracts.workerSigned(id, signed, event));
  }

  @Override
  public void concluded(UUID id, Paper concluded, AppendedEvent event) {
    contracts.concluded(id, concluded, event);
  }

  @Override
  public void renewed(UUID id, Paper renewed, AppendedEvent event) {
    contracts.renewed(id, renewed, event);
  }

  @Override
  public void decline(UUID id) {
    contracts.decline(id);
  }

  @Override
  public void withdrawByWorker(UUID id) {
    contracts.withdrawByWorker(id);
  }

  @Override
  public void expireIfOver(UUID id) {
    contracts.expireIfOver(id);
  }

  private static SigningCase of(LabourContract contract) {
    ContractHead head = contract.head();
    return new SigningCase(
        StreamId.contract(head.id()),
        head.tenant(),
        "contract",
        "",
        head.reference(),
        head.employerName(),
        Optional.of(
            new SigningCase.Worker(
                head.worker(),
                head.workerName(),
                head.data().text("worker.idNumber").orElse(""),
                head.workerMobile())),
        head.data().money("pay.monthly"),
        signatories(head),
        contract instanceof HalfSignedContract ? 1 : 0,
        contract.state().code(),
        stage(contract));
  }

  /** The worker certifies the document, the seal comes last. */
  private static List<Signatory> signatories(ContractHead head) {
    return List.of(
        new Signatory(
            SignatureRole.WORKER,
            ContractSlots.WORKER,
            head.worker(),
            head.workerName(),
            "本人已阅读全文，确认签订本劳动合同"),
        new Signatory(
            SignatureRole.EMPLOYER,
            ContractSlots.EMPLOYER,
            head.tenant(),
            head.employerName(),
            "用人单位盖章，订立劳动合同"));
  }

  private static Stage stage(LabourContract contract) {
    return switch (contract) {
      case DraftContract _, FrozenContract _ -> new Stage.AtDesk();
      case InvitedContract invited -> new Stage.Invited(invited.frozen());
      case HalfSignedContract half -> new Stage.Underway(half.halfSigned(), half.sealDue());
      case ConcludedContract done -> new Stage.Concluded(done.concluded(), done.concludedAt());
      case ClosedContract closed -> new Stage.Closed(closed.by().name().toLowerCase(Locale.ROOT));
    };
  }
}
