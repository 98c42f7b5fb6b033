/**
 * Sets Chinese text into lines, boxes and pages (标点挤压, 避头尾, both-edge alignment as in 《中文排版需求》, W3C
 * clreq). It knows nothing of PDF files beyond content operators and nothing of contracts. Start at
 * {@link cn.laborproof.document.typeset.Typesetter}.
 */
@NullMarked
package cn.laborproof.document.typeset;

import org.jspecify.annotations.NullMarked;
