/**
 * What every way of asking employers and workers shares: the note on an employer's desk and the
 * link that opens a form.
 */
@NullMarked
package cn.laborproof.signing.supervision.asked;

import org.jspecify.annotations.NullMarked;
