package cn.laborproof.signing.supervision.roster;

import cn.laborproof.proof.Digest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One upload of an employer's roster.
 *
 * @param id identifier, also of its evidence stream {@code roster/<id>}
 * @param tenant the employer
 * @param region its administrative division (GB/T 2260)
 * @param employerCode its 统一社会信用代码
 * @param employerName its registered name
 * @param sha256 of the file as uploaded
 * @param rows lines of the file without the header
 * @param kept lines that were kept
 * @param asOf the day it was uploaded, in China
 * @param receivedAt when exactly
 * @param current whether no later one replaced it
 */
public record RosterBatch(
    UUID id,
    UUID tenant,
    String region,
    String employerCode,
    String employerName,
    Digest sha256,
    int rows,
    int kept,
    LocalDate asOf,
    Instant receivedAt,
    boolean current) {

  /** Lines that were not kept. */
  public int bad() {
    return rows - kept;
  }
}
