package cn.laborproof.signing.complaint.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What stays the same from the first to the last day of a complaint.
 *
 * @param id identifier
 * @param employer the organisation it is about
 * @param contract the contract that waits for the seal
 * @param worker who complains
 * @param region administrative division of the employer (GB/T 2260)
 * @param employerCode 统一社会信用代码
 * @param employerName registered name
 * @param sealDue until when the seal should have been there
 * @param raisedAt when the worker complained
 */
public record ComplaintHead(
    UUID id,
    UUID employer,
    UUID contract,
    UUID worker,
    String region,
    String employerCode,
    String employerName,
    Instant sealDue,
    Instant raisedAt) {}
