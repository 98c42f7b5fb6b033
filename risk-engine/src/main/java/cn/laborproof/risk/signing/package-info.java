/**
 * Signs that a signature may not have been the worker's own: what journeys towards a signature have
 * in common. Every bound here is this platform's own and every sign has harmless explanations, so a
 * finding is a notice at most. Start at {@link cn.laborproof.risk.signing.SigningRules}.
 */
@NullMarked
package cn.laborproof.risk.signing;

import org.jspecify.annotations.NullMarked;
