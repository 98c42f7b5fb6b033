package cn.laborproof.signing.supervision.roster;

import java.util.UUID;

/**
 * An employer's roster was replaced; published inside the transaction that did it.
 *
 * @param employer whose roster
 */
public record RosterReceived(UUID employer) {}
