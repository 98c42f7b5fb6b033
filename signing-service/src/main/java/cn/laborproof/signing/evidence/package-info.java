/**
 * What happened, in an order nobody can change: events in the caller's transaction, the log, its
 * anchors and receipts, packages for courts, the status feed. Never decides what may happen. Start
 * at {@link cn.laborproof.signing.evidence.EvidenceJournal}.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "storage", "vault", "database"})
@NullMarked
package cn.laborproof.signing.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
