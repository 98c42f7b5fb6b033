/**
 * Turns typeset content into the frozen PDF/A-3u that everybody signs: all fields, locks, data and
 * the signing profile are in it before the first signature, and the same request always gives the
 * same bytes. It never signs and never changes a file that exists. Start at {@link
 * cn.laborproof.document.freeze.DocumentFreezer}.
 */
@NullMarked
package cn.laborproof.document.freeze;

import org.jspecify.annotations.NullMarked;
