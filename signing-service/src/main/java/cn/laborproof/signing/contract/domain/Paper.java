package cn.laborproof.signing.contract.domain;

import cn.laborproof.proof.Digest;
import java.util.UUID;

/**
 * A document of the contract in the vault.
 *
 * @param document its identifier in the vault
 * @param sha256 digest of its bytes
 */
public record Paper(UUID document, Digest sha256) {}
