/** What is known about an employer, with where it is known from. Records only, no judgement. */
@NullMarked
package cn.laborproof.risk.fact;

import org.jspecify.annotations.NullMarked;
