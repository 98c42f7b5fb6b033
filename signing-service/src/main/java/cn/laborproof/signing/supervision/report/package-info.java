/** Reports of supervision for word processors, from the same blocks as their pages. */
@NullMarked
package cn.laborproof.signing.supervision.report;

import org.jspecify.annotations.NullMarked;
