/**
 * First checks of a draft against labour law: which article, which fact, which threshold, what
 * next.
 *
 * <p>Owns the rules and their versions. Never says "illegal": a finding names the rule and leaves
 * the judgement to people. Start at {@link cn.laborproof.signing.compliance.ComplianceReview}.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "template", "identity"})
@NullMarked
package cn.laborproof.signing.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
