/**
 * The fonts of our pages and the subsets embedded in them. It never substitutes: a character that
 * no font has is an error that names it, not a box. Start at {@link
 * cn.laborproof.document.font.UnprintableCharacterException}.
 */
@NullMarked
package cn.laborproof.document.font;

import org.jspecify.annotations.NullMarked;
