package cn.laborproof.signing.contract;

import java.util.UUID;

/**
 * A contract passed to another state; published inside the transaction that brought it there.
 *
 * @param employer whose contract it is
 * @param contract the contract
 */
public record ContractChanged(UUID employer, UUID contract) {}
