/**
 * What an employer and a labour office see of missing contracts: rosters, paper contracts declared
 * with a copy, findings of the risk engine and what they add up to, the status feed for machines.
 *
 * <p>Owns who works where and what follows from it by rule; never decides that somebody broke the
 * law and never opens a contract. Start at {@code finding.FindingApi} and follow a fact back to its
 * roster row.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "storage",
      "vault",
      "evidence",
      "organisation",
      "identity",
      "contract",
      "contract :: domain",
      "template",
      "papers",
      "signing"
    })
@NullMarked
package cn.laborproof.signing.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
