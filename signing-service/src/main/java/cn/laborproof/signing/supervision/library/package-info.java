/**
 * The rule library: which parameters every rule has, where and from when, and how an office changes
 * them. A change is tried on the facts of the office's hub, then switched on by a second person.
 */
@NullMarked
package cn.laborproof.signing.supervision.library;

import org.jspecify.annotations.NullMarked;
