/**
 * Examines PDF documents for the scope {@code DOCUMENT}: facts, then checks, then the answers a
 * verdict is made of. Owns the order of the examination and its bounds. Never repairs a file, never
 * opens a connection, never takes trust from the document. Start with {@link
 * cn.laborproof.document.examine.PdfExaminer}; the reasons are in {@code
 * docs/adr/0009-verdict-by-whitelist.md}.
 */
@NullMarked
package cn.laborproof.document.examine;

import org.jspecify.annotations.NullMarked;
