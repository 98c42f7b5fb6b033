/**
 * Graded risk warnings of a labour office: raised from facts, gone through step by step under
 * running clocks, lifted and closed by two people. The scheme and what follows from events are the
 * risk engine's; here they are kept, written down as evidence and shown. Start at {@link
 * cn.laborproof.signing.supervision.warning.Warnings}.
 */
@NullMarked
package cn.laborproof.signing.supervision.warning;

import org.jspecify.annotations.NullMarked;
