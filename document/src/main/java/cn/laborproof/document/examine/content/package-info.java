/**
 * What a document contains: the texts of its pages, its attached files, and whatever acts, hides or
 * points outside. Owns the list of forbidden constructs and the reading of page text. Never judges;
 * states what is there and where. Start with {@link
 * cn.laborproof.document.examine.content.HiddenContent} and {@link
 * cn.laborproof.document.examine.content.PageTexts}.
 */
@NullMarked
package cn.laborproof.document.examine.content;

import org.jspecify.annotations.NullMarked;
