package cn.laborproof.signing.supervision;

import java.util.UUID;

/**
 * An office did something about an employer that may count for or against it; published inside the
 * transaction that did it.
 *
 * @param office whose task, order, warning or finding it was
 * @param employer its code
 */
public record EmployerHandled(UUID office, String employer) {}
