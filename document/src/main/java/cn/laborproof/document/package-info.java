/** Freezing, signing and examining PDF documents. */
@NullMarked
package cn.laborproof.document;

import org.jspecify.annotations.NullMarked;
