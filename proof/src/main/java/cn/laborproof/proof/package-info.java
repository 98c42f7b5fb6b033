/** What is proven and how anybody checks it. */
@NullMarked
package cn.laborproof.proof;

import org.jspecify.annotations.NullMarked;
