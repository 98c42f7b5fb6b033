/**
 * Credit of employers with an office, and public lists by law. Start at {@code CreditBook} and
 * {@code CreditLedger}, then {@code Listings} and {@code Pleas}.
 */
@NullMarked
package cn.laborproof.signing.supervision.credit;

import org.jspecify.annotations.NullMarked;
