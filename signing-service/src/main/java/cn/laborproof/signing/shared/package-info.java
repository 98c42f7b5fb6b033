/**
 * Small things every room needs: identifiers, randomness, the clock, refusals that become RFC 9457
 * answers. Open to all rooms, knows none of them, holds no rule. Start at {@link
 * cn.laborproof.signing.shared.Refusal}.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package cn.laborproof.signing.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
