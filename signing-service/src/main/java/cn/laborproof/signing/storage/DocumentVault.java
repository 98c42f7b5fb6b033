package cn.laborproof.signing.storage;

import java.util.List;
import java.util.UUID;

/**
 * Keeps documents encrypted, with the cipher of the organisation's suite, under a data key of the
 * document's own, wrapped by the vault. The object is written and durable before the row that names
 * it commits; an object whose row never came is swept later.
 */
public interface DocumentVault {

  /**
   * Encrypts and keeps a document. Must run in a transaction that may write the subject's rows.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
   */
  StoredDocument store(NewDocument document);

  /**
   * Opens a document and checks its digest.
   *
   * @throws cn.laborproof.signing.shared.Refusal {@code not-found} if the current actor may not see
   *     it, {@code document-erased} if its key is destroyed
   */
  byte[] open(UUID document);

  /** Returns what is known of a document without opening it; refuses like {@link #open}. */
  StoredDocument describe(UUID document);

  /** Returns the subject's documents the current actor may see, oldest first. */
  List<StoredDocument> of(UUID subject);

  /** Destroys the document's data key; its bytes can never be read again. Idempotent. */
  void erase(UUID document);
}
