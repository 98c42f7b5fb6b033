/**
 * Other people's validators over our documents: pdfsig, qpdf, pyHanko, EU DSS, veraPDF and openssl.
 * Each is an independent witness, so nothing here may use the product's own code, and a tool that
 * is missing is a dissent, never a skip. Start reading at {@link cn.laborproof.judges.Judges}.
 */
@NullMarked
package cn.laborproof.judges;

import org.jspecify.annotations.NullMarked;
