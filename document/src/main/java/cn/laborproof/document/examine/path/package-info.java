/**
 * Certificate paths and revocation answers at a time in the past. Owns path building, path rules,
 * purposes and the reading of OCSP answers and revocation lists that lie in the document. Never
 * takes a root from the document and never opens a connection. Start with {@link
 * cn.laborproof.document.examine.path.CertificatePaths}.
 */
@NullMarked
package cn.laborproof.document.examine.path;

import org.jspecify.annotations.NullMarked;
