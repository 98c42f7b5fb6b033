/** The verify portal. */
@NullMarked
package cn.laborproof.verify;

import org.jspecify.annotations.NullMarked;
