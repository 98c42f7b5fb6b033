/**
 * Examines signatures of the national suite that lie beside a document. Owns their questions and
 * the reading of their validation material; all facts come from the packages that read signatures
 * inside documents. Start at {@link cn.laborproof.document.examine.detached.NationalExaminer}.
 */
@NullMarked
package cn.laborproof.document.examine.detached;

import org.jspecify.annotations.NullMarked;
