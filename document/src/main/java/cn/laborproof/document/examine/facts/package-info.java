/**
 * Everything an examination knows about a document before anything is judged: facts only. Owns the
 * order of reading and the question at which time each certificate must have been good. Start with
 * {@link cn.laborproof.document.examine.facts.DocumentFacts}.
 */
@NullMarked
package cn.laborproof.document.examine.facts;

import org.jspecify.annotations.NullMarked;
