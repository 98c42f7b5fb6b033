/**
 * Full scans of a whole city: facts in columnar files, a database in the process that drops the
 * persons no rule has anything to say about, and the rules of the file scan for the others. Start
 * at {@link cn.laborproof.risk.columnar.SnapshotScan}; what an engine on a cluster needs to ask the
 * same questions of the same files is {@link cn.laborproof.risk.columnar.FactQueries} and {@link
 * cn.laborproof.risk.columnar.Layout}.
 */
@NullMarked
package cn.laborproof.risk.columnar;

import org.jspecify.annotations.NullMarked;
