/**
 * A measured indicator before and after a policy, in the divisions it applied to and in others, and
 * what officials write of it. It computes and claims no cause. Start at {@code Policies}.
 */
@NullMarked
package cn.laborproof.signing.supervision.policy;

import org.jspecify.annotations.NullMarked;
