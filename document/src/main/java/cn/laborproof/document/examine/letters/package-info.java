/**
 * Whether the letters in a file look like what they mean: an embedded font program held against the
 * font it claims to be a part of. Reads both with a parser of its own, so that whoever makes
 * subsets and whoever judges them share no code. Start with {@link
 * cn.laborproof.document.examine.letters.ShippedFont}.
 */
@NullMarked
package cn.laborproof.document.examine.letters;

import org.jspecify.annotations.NullMarked;
