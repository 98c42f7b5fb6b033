/**
 * Reads the bytes of a PDF file the way the examiner needs them: every revision, every object of
 * it, and every byte accounted for. Owns lexer, cross-reference chain, object streams and their
 * bounds; never judges signatures and never repairs: what a lenient reader would guess is a {@link
 * cn.laborproof.document.examine.pdf.StructureFault} or a {@link
 * cn.laborproof.document.examine.pdf.MalformedPdfException} here. Written apart from the library
 * that signs, so that one parser's blind spot is not everybody's. Start with {@link
 * cn.laborproof.document.examine.pdf.PdfFile}.
 */
@NullMarked
package cn.laborproof.document.examine.pdf;

import org.jspecify.annotations.NullMarked;
