/**
 * The analysis report that an office owes each half-year: numbers taken once, a text written from
 * them, edited by officials, reviewed by another one, sealed. Owns the reports and every version of
 * their text.
 */
@NullMarked
package cn.laborproof.signing.supervision.analysis;

import org.jspecify.annotations.NullMarked;
