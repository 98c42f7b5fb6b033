/**
 * Bytes at rest: content-addressed objects, an encrypted envelope per document, personal values
 * under a key per person and subject. Never interprets what it keeps. Start at {@link
 * cn.laborproof.signing.storage.DocumentVault}.
 */
@ApplicationModule(allowedDependencies = {"shared", "vault", "access"})
@NullMarked
package cn.laborproof.signing.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
