/** Facts about an employer, rules and findings. */
@NullMarked
package cn.laborproof.risk;

import org.jspecify.annotations.NullMarked;
