/**
 * Electronic seals and seal signatures of GB/T 38540-2020 (version 4): the ASN.1 structures, one
 * strict reader, one writer. What a seal is worth is asked in {@code eseal.check}; who may make or
 * use one is decided elsewhere. Start at {@link cn.laborproof.document.eseal.SealReader}.
 */
@NullMarked
package cn.laborproof.document.eseal;

import org.jspecify.annotations.NullMarked;
