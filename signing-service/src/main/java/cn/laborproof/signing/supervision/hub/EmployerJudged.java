package cn.laborproof.signing.supervision.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An employer was judged and its findings are kept; published inside the transaction that did it,
 * as the platform in the office's name.
 *
 * @param office whose hub it was judged on
 * @param region its seat as far as the facts say, the office's region otherwise
 * @param employer its key in the hub
 * @param name its name as far as the facts say, its key otherwise
 * @param day as of which it was judged
 * @param at when
 */
public record EmployerJudged(
    UUID office, String region, String employer, String name, LocalDate day, Instant at) {}
