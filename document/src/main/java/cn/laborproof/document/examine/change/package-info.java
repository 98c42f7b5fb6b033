/**
 * What each later save did to a document, object by object. Owns the whitelist of what a signature,
 * a timestamp and validation data may write; everything else is a change and gets a name. Knows
 * nothing of DocMDP levels: what our own profile allows is narrower than any of them. Start with
 * {@link cn.laborproof.document.examine.change.Increments}.
 */
@NullMarked
package cn.laborproof.document.examine.change;

import org.jspecify.annotations.NullMarked;
