/**
 * The demo certification authority: two roots kept apart by use (signers, timestamps), one issuing
 * authority, OCSP, CRLs and enrolment in the manner of RFC 7030. Owns the register of issued
 * certificates; never makes a subject's key. Start reading at {@link
 * cn.laborproof.authorities.ca.CertificateAuthority}.
 */
@NullMarked
package cn.laborproof.authorities.ca;

import org.jspecify.annotations.NullMarked;
