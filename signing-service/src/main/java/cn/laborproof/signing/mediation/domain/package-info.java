/**
 * The states of a mediation agreement as types and the rules of their transitions; no framework in
 * the types. In force is only what carries all four signatures (劳动争议调解仲裁法 art 14): no other state
 * can become {@link cn.laborproof.signing.mediation.domain.ConcludedAgreement}. Start at {@link
 * cn.laborproof.signing.mediation.domain.MediationAgreement}.
 */
@NullMarked
package cn.laborproof.signing.mediation.domain;

import org.jspecify.annotations.NullMarked;
