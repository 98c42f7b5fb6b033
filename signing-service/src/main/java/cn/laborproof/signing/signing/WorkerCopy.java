package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.EarlierLooks;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.SigningCase.Stage;
import cn.laborproof.signing.storage.DocumentVault;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The worker's own copy: to be viewed, downloaded and printed at any time and for free (指引 art 12).
 */
@Service
class WorkerCopy {
  private final CurrentSession current;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final EvidenceTrail trail;
  private final List<EarlierLooks> earlier;
  private final Tenancy tenancy;

  WorkerCopy(
      CurrentSession current,
      DocumentVault documents,
      EvidenceJournal journal,
      EvidenceTrail trail,
      List<EarlierLooks> earlier,
      Tenancy tenancy) {
    this.current = current;
    this.documents = documents;
    this.journal = journal;
    this.trail = trail;
    this.earlier = earlier;
    this.tenancy = tenancy;
  }

  /** Hands out the newest document and writes down that it was. */
  byte[] download() {
    return tenancy.inTransaction(() -> {
      var position = current.at(SigningStep.HALF_SIGNED, SigningStep.CONCLUDED);
      Paper paper = paper(position);
      journal.append(
          EventDraft.of(position.stream(), "copy.downloaded")
              .about(documents.describe(paper.document())));
      return documents.open(paper.document());
    });
  }

  /** What happened with the contract and who looked at it. */
  List<EvidenceTrail.TrailEvent> history() {
    return tenancy.inTransaction(
        () -> trail.events(current.at(SigningStep.HALF_SIGNED, SigningStep.CONCLUDED).stream()));
  }

  /** Who of public offices looked at the contract, or at the worker before there was one. */
  List<EvidenceTrail.Look> looks() {
    return tenancy.inTransaction(() -> {
      var position = current.at(SigningStep.HALF_SIGNED, SigningStep.CONCLUDED);
      return Stream.concat(
              earlier.stream().flatMap(room -> room.atPersonOf(position.paper().id()).stream()),
              trail.looks(position.stream()).stream())
          .sorted(Comparator.comparing(EvidenceTrail.Look::time))
          .toList();
    });
  }

  private static Paper paper(CurrentSession.Position position) {
    return switch (position.paper().stage()) {
      case Stage.Underway underway -> underway.newest();
      case Stage.Concluded concluded -> concluded.document();
      default -> throw new Refusal(CommonRefusal.WRONG_STATE);
    };
  }
}
