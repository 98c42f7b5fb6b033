package cn.laborproof.signing.supervision.warning;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.SigningDesk;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people of the office do about a frozen paper on the way of signing. */
@Service
class PaperActs {
  private final Papers papers;
  private final SigningDesk desk;
  private final EvidencePackages packages;
  private final Tenancy tenancy;

  PaperActs(Papers papers, SigningDesk desk, EvidencePackages packages, Tenancy tenancy) {
    this.papers = papers;
    this.desk = desk;
    this.packages = packages;
    this.tenancy = tenancy;
  }

  /**
   * The keeper of the office's seal says yes; a task seals. Asked already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, and what seals refuse
   */
  void seal(UUID id) {
    papers.ofOffice(id);
    desk.seal(id, SignatureRole.LABOUR_OFFICE);
  }

  /** Takes a paper back that is not sealed, unless a key is at work on it. */
  void withdraw(UUID id) {
    tenancy.inTransaction(() -> {
      papers.ofOffice(id);
      desk.refuseOnItsWay(id);
      papers.withdraw(id);
      return id;
    });
  }

  /** Everything to check a paper without asking us. */
  byte[] evidence(UUID id) {
    return packages.build(Papers.stream(papers.ofOffice(id).id()));
  }
}
