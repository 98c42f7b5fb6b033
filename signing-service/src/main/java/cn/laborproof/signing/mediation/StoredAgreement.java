package cn.laborproof.signing.mediation;

import cn.laborproof.signing.mediation.domain.MediationAgreement;
import java.time.Instant;

/**
 * An agreement as kept.
 *
 * @param agreement its state
 * @param version counts the changes; a writer names the one it has seen
 * @param changedAt time of the last change
 */
record StoredAgreement(MediationAgreement agreement, int version, Instant changedAt) {}
