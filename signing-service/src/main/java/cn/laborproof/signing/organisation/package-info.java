/**
 * Employers and mediation bodies: their 统一社会信用代码, legal representative, seal and seal certificate.
 * Owns who an organisation is and the key its seal is made with; never decides what is sealed.
 * Start at {@link cn.laborproof.signing.organisation.Organisations}.
 */
@ApplicationModule(
    allowedDependencies = {"shared", "access", "storage", "vault", "evidence", "certification"})
@NullMarked
package cn.laborproof.signing.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
