/**
 * Who somebody is: resident identity numbers, consents, the face route and the equal route without
 * face.
 *
 * <p>Owns identity checks and their outcome. A one-time password alone is never identity. Never
 * signs. Start at {@link cn.laborproof.signing.identity.ResidentIdentityNumber}.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "storage", "vault", "evidence"})
@NullMarked
package cn.laborproof.signing.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
