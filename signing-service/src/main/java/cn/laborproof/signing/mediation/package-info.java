/**
 * Mediation agreements: the mediator writes what both sides agreed, worker, respondent, mediator
 * and mediation body sign one PDF in that order, and only with all four is it in force (劳动争议调解仲裁法
 * art 14). Owns the states and the words of an agreement; how links, identity and signatures work
 * it takes from {@code signing}, as a {@link cn.laborproof.signing.signing.SigningKind}. Start at
 * {@link cn.laborproof.signing.mediation.Agreements}.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "storage",
      "evidence",
      "identity",
      "notification",
      "organisation",
      "template",
      "papers",
      "contract",
      "contract :: domain",
      "signing"
    })
@NullMarked
package cn.laborproof.signing.mediation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
