package cn.laborproof.signing.supervision.paper;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.identity.WorkerKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A declared contract on paper.
 *
 * @param id identifier, also of its evidence stream {@code paper-contract/<id>}
 * @param tenant the employer
 * @param worker whose contract
 * @param concludedOn as declared
 * @param startsOn as declared
 * @param endsOn as declared; empty without an end
 * @param document the copy
 * @param copySha256 digest of the copy
 * @param declaredAt when
 * @param withdrawn whether the employer took the declaration back
 */
public record PaperContract(
    UUID id,
    UUID tenant,
    WorkerKey worker,
    LocalDate concludedOn,
    LocalDate startsOn,
    Optional<LocalDate> endsOn,
    UUID document,
    Digest copySha256,
    Instant declaredAt,
    boolean withdrawn) {}
