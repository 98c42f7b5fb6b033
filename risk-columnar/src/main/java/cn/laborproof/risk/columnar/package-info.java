/**
 * Full scans of a whole city: facts in columnar files, a database in the process that drops the
 * persons no rule has anything to say about, and the rules of the file scan for the others. Start
 * at {@link cn.laborproof.risk.columnar.SnapshotScan}.
 */
@NullMarked
package cn.laborproof.risk.columnar;

import org.jspecify.annotations.NullMarked;
