/**
 * The life of a labour contract: draft, frozen, invited, half-signed, concluded – or declined,
 * withdrawn, expired. Owns states, transitions, the sealing clock and what is told about a
 * contract; never holds a key and never signs. Start at {@link
 * cn.laborproof.signing.contract.Contracts}.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "storage",
      "evidence",
      "notification",
      "organisation",
      "template",
      "compliance",
      "identity",
      "papers"
    })
@NullMarked
package cn.laborproof.signing.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
