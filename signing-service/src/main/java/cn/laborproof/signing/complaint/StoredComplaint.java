package cn.laborproof.signing.complaint;

import cn.laborproof.signing.complaint.domain.Complaint;
import java.util.Optional;

/**
 * A complaint as kept.
 *
 * @param complaint its state
 * @param version counts the changes
 * @param answer what the labour office wrote, sealed; empty before
 */
record StoredComplaint(Complaint complaint, int version, Optional<byte[]> answer) {}
