/**
 * The questions an examination asks, one class each. Owns their order, their codes, their texts in
 * {@code META-INF/laborproof/messages/document_*.properties} and the policy that says what each may
 * decide. A check reads facts and answers; it never reads the file. Start with {@link
 * cn.laborproof.document.examine.check.DocumentChecks}.
 */
@NullMarked
package cn.laborproof.document.examine.check;

import org.jspecify.annotations.NullMarked;
