/**
 * Puts the parts of the document library together for this application: freezer, signer, examiner,
 * and where time and revocation answers come from. Holds no rule and no state.
 */
@ApplicationModule(allowedDependencies = {"shared", "template"})
@NullMarked
package cn.laborproof.signing.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
