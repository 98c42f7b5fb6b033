/**
 * Offices confirm that an employer holds the credit code it registered under. Start at {@code
 * ConfirmationApi}.
 */
@NullMarked
package cn.laborproof.signing.supervision.confirmation;

import org.jspecify.annotations.NullMarked;
