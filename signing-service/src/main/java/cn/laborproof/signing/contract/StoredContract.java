package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.LabourContract;
import java.time.Instant;

/**
 * A contract as kept.
 *
 * @param contract its state
 * @param version counts the changes; a writer names the one it has seen
 * @param changedAt time of the last change
 */
public record StoredContract(LabourContract contract, int version, Instant changedAt) {}
