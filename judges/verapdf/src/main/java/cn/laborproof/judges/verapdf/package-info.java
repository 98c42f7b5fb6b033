/**
 * veraPDF as a program: one file in, one line per broken rule out. Owns nothing else. Start reading
 * at {@link cn.laborproof.judges.verapdf.Main}.
 */
@NullMarked
package cn.laborproof.judges.verapdf;

import org.jspecify.annotations.NullMarked;
