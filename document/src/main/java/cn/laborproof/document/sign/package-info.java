/**
 * Signs frozen documents: PAdES baseline T for each signer at once, one archive step to B-LTA at
 * the end. Private keys never come here, they are reached through {@link
 * cn.laborproof.document.sign.ExternalSigner}; whatever cannot be had (time, revocation answer)
 * ends in an exception and no file. Start at {@link cn.laborproof.document.sign.PadesSigner}.
 */
@NullMarked
package cn.laborproof.document.sign;

import org.jspecify.annotations.NullMarked;
