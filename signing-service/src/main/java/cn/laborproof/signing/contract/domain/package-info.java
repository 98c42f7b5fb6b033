/**
 * The states of a contract as types and the rules of their transitions; no framework in the types.
 * A transition that is not lawful from a state does not exist on its type. Start at {@link
 * cn.laborproof.signing.contract.domain.LabourContract}.
 */
@NamedInterface("domain")
@NullMarked
package cn.laborproof.signing.contract.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
