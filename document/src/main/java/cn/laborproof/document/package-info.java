/**
 * What a document of ours carries besides its pages: the {@link
 * cn.laborproof.document.SigningProfile} that says who signs which field, and the {@link
 * cn.laborproof.document.DocumentData} the pages print. Freezing is in {@code freeze}, signing in
 * {@code sign}, examining in {@code examine}. Nothing here decides whether a contract is lawful or
 * stores anything. Start at {@link cn.laborproof.document.SigningProfile}.
 */
@NullMarked
package cn.laborproof.document;

import org.jspecify.annotations.NullMarked;
