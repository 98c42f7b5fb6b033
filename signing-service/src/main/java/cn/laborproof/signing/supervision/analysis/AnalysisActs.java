package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.SigningDesk;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people of the office do about a reviewed report on the way of signing. */
@Service
class AnalysisActs {
  private final Analyses reports;
  private final SigningDesk desk;
  private final EvidencePackages packages;
  private final Tenancy tenancy;

  AnalysisActs(Analyses reports, SigningDesk desk, EvidencePackages packages, Tenancy tenancy) {
    this.reports = reports;
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
    reports.find(id);
    desk.seal(id, SignatureRole.LABOUR_OFFICE);
  }

  /** Takes a report back that is not sealed, unless a key is at work on it. */
  void withdraw(UUID id) {
    tenancy.inTransaction(() -> {
      reports.find(id);
      desk.refuseOnItsWay(id);
      reports.withdraw(id);
      return id;
    });
  }

  /** Everything to check a report without asking us. */
  byte[] evidence(UUID id) {
    return packages.build(Analyses.stream(reports.find(id).report().id()));
  }
}
