/**
 * The way to the certification authority: a certificate for a key that lies in the vault. Owns the
 * {@link cn.laborproof.signing.certification.CertificateAuthority} port and its RFC 7030 adapter;
 * never sees a private key and never decides who gets a certificate.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package cn.laborproof.signing.certification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
