/** What a rule has to say: facts, article, threshold, version, next step, in two languages. */
@NullMarked
package cn.laborproof.risk.finding;

import org.jspecify.annotations.NullMarked;
