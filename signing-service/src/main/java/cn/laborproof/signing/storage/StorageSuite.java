package cn.laborproof.signing.storage;

import cn.laborproof.signing.vault.ContentCipher;
import java.util.UUID;

/**
 * Says how what an organisation stores from now on is encrypted; what lies there stays readable.
 */
@FunctionalInterface
interface StorageSuite {
  /** The cipher for a tenant's new documents and personal values. */
  ContentCipher of(UUID tenant);
}
