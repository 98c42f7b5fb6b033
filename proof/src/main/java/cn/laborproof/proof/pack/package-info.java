/**
 * Evidence packages: a ZIP of one exact byte form with a signed list of its members.
 *
 * <p>Owns the container and the manifest. Never judges what the members say and never signs for
 * anybody but the caller's key. Start at {@link cn.laborproof.proof.pack.EvidencePackage}.
 */
@NullMarked
package cn.laborproof.proof.pack;

import org.jspecify.annotations.NullMarked;
