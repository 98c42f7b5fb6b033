package cn.laborproof.signing.supervision.paper;

import java.util.UUID;

/**
 * A paper contract was declared or taken back; published inside the transaction that did it.
 *
 * @param employer whose contract
 */
public record PaperContractsChanged(UUID employer) {}
