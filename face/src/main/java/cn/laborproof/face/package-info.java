/** Face detection, comparison and liveness in pure Java. */
@NullMarked
package cn.laborproof.face;

import org.jspecify.annotations.NullMarked;
