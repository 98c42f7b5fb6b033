/**
 * What makes the log believable outside: anchors on the labour ledger, receipts of the court, the
 * trust bundle. Never changes what the log says. Start at {@link
 * cn.laborproof.signing.evidence.anchor.Anchorer}.
 */
@NullMarked
package cn.laborproof.signing.evidence.anchor;

import org.jspecify.annotations.NullMarked;
