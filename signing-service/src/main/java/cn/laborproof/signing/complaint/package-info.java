/**
 * What a worker can do when an employer lets the time to seal run out: complain to the labour
 * office. Owns complaints, their clocks and their answers; that a seal is overdue it learns from
 * the contract, and it never touches one. Start at {@link
 * cn.laborproof.signing.complaint.Complaints}.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "storage",
      "evidence",
      "notification",
      "contract",
      "contract :: domain"
    })
@NullMarked
package cn.laborproof.signing.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
