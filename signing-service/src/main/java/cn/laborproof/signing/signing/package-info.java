/**
 * From the invitation to the sealed contract: links, the worker's way step by step, the act of
 * will, the worker's signature, the employer's seal, the archive. Owns how far somebody has come;
 * acts outside the database are bracketed and continue after a crash. Never decides what a contract
 * says. Start at {@link cn.laborproof.signing.signing.SigningApi} and follow a step.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "storage",
      "vault",
      "evidence",
      "notification",
      "organisation",
      "template",
      "identity",
      "certification",
      "papers",
      "complaint",
      "contract",
      "contract :: domain"
    })
@NullMarked
package cn.laborproof.signing.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
