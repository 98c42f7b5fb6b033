/** Demo authorities: real protocols, marked as demo. */
@NullMarked
package cn.laborproof.authorities;

import org.jspecify.annotations.NullMarked;
