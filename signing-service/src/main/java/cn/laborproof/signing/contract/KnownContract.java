package cn.laborproof.signing.contract;

import cn.laborproof.signing.identity.WorkerKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a contract without opening it.
 *
 * @param id the contract
 * @param worker whose contract it is
 * @param person the same person, as the contract's own history knows them
 * @param startsOn first day of its term, if filled in
 * @param endsOn last day of a fixed term
 * @param concludedAt when both had signed and it was found in order; empty while it is under way
 */
public record KnownContract(
    UUID id,
    WorkerKey worker,
    UUID person,
    Optional<LocalDate> startsOn,
    Optional<LocalDate> endsOn,
    Optional<Instant> concludedAt) {}
