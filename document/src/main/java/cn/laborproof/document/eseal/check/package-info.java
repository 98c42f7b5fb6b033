/**
 * What a seal and a seal signature are worth: the questions of GB/T 38540-2020 §6.3 and §7.3, one
 * class each, with answers in {@code META-INF/laborproof/messages/eseal_*.properties}. Asks no
 * clock and no network; what it believes comes from the trust bundle. Start at {@link
 * cn.laborproof.document.eseal.check.SealExamination}.
 */
@NullMarked
package cn.laborproof.document.eseal.check;

import org.jspecify.annotations.NullMarked;
