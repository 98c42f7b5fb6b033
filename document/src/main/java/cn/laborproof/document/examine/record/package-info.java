/**
 * Reads evidence records (RFC 4998) and follows them from the document's bytes to their timestamps:
 * facts only. Start at {@link cn.laborproof.document.examine.record.RecordReader}.
 */
@NullMarked
package cn.laborproof.document.examine.record;

import org.jspecify.annotations.NullMarked;
