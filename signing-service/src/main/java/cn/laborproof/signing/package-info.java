/** The signing service. */
@NullMarked
package cn.laborproof.signing;

import org.jspecify.annotations.NullMarked;
