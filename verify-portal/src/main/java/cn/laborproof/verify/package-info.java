/**
 * The verify portal: drop a contract or an evidence package, read a verdict. A process of its own
 * that a court can run by itself: it holds no secrets, keeps no file, and trusts only the bundle
 * its operator gave it. Start at {@link cn.laborproof.verify.VerificationPages}.
 */
@NullMarked
package cn.laborproof.verify;

import org.jspecify.annotations.NullMarked;
