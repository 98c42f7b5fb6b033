/**
 * Seals and handwriting as vectors: nothing on a page is rasterised, so a seal is a few kilobytes
 * and sharp at any size. It draws, and never decides who may use a seal. Start at {@link
 * cn.laborproof.document.seal.SignatureMark}.
 */
@NullMarked
package cn.laborproof.document.seal;

import org.jspecify.annotations.NullMarked;
