/**
 * The signing service: one Spring Boot application whose packages are cut by what people do. This
 * package owns the start of the process and nothing else; it never holds rules. Start reading at
 * {@link cn.laborproof.signing.SigningService}.
 */
@NullMarked
package cn.laborproof.signing;

import org.jspecify.annotations.NullMarked;
