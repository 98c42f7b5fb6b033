/**
 * A labour office sees the number of somebody on a roster: only with a typed reason, and never
 * without the person being able to see that it did. Start at {@link
 * cn.laborproof.signing.supervision.look.PersonLooks}.
 */
@NullMarked
package cn.laborproof.signing.supervision.look;

import org.jspecify.annotations.NullMarked;
