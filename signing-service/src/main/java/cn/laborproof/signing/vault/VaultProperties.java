package cn.laborproof.signing.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the vault's secret is ({@code laborproof.vault.*}).
 *
 * @param passphraseFile file with 64 hexadecimal digits, mode 0600; generated inside the vault when
 *     unset. Production keeps it on another volume than the vault
 */
@ConfigurationProperties("laborproof.vault")
record VaultProperties(@Nullable Path passphraseFile) {}
