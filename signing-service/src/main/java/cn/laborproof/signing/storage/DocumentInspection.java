package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.SealedBox;
import java.io.IOException;
import java.util.UUID;

/**
 * Opens a stored document from its parts, without rows and rights: for checks of the whole store.
 */
public final class DocumentInspection {

  private final ObjectStore objects;
  private final KeyWrapping wrapping;
  private final SealedBox box;

  /** Over a store and the keys its documents are wrapped with. */
  public DocumentInspection(ObjectStore objects, KeyWrapping wrapping, SealedBox box) {
    this.objects = objects;
    this.wrapping = wrapping;
    this.box = box;
  }

  /**
   * Opens a document.
   *
   * @param document its id, which its encryption is bound to
   * @param object name of its sealed bytes
   * @param wrappedKey its data key under the vault's
   * @throws java.nio.file.NoSuchFileException if the object is missing
   * @throws DamagedObjectException if the object is not what its name says
   * @throws cn.laborproof.signing.vault.KeyVaultException if it does not open
   */
  public byte[] open(UUID document, Digest object, byte[] wrappedKey) throws IOException {
    byte[] sealed = objects.get(object);
    String context = context(document);
    return box.open(wrapping.unwrap(wrappedKey, context), context, sealed);
  }

  /** What a document's key and content are bound to. */
  static String context(UUID document) {
    return "document/" + document;
  }
}
