package cn.laborproof.signing.supervision.paper;

import cn.laborproof.signing.identity.WorkerKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an employer declares about a contract on paper.
 *
 * @param worker whose contract
 * @param concludedOn the day both had signed, as the employer says
 * @param startsOn first day of the term
 * @param endsOn last day of the term; empty for an open-ended or task-based contract
 * @param copy the scanned copy: PDF, JPEG or PNG
 */
public record Declaration(
    WorkerKey worker,
    LocalDate concludedOn,
    LocalDate startsOn,
    Optional<LocalDate> endsOn,
    byte[] copy) {}
