/**
 * Keys: made, used, counted and destroyed here, never handed out. Owns the {@link
 * cn.laborproof.signing.vault.KeyVault} port and the encrypted keystore behind it; never decides
 * who may sign what. Start at {@link cn.laborproof.signing.vault.KeyVault}.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package cn.laborproof.signing.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
