package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.shared.UnavailableException;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.SealedBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link DocumentVault}: a data key per document, wrapped by the vault, over the object store. */
@Component
class EnvelopeDocumentVault implements DocumentVault {

  private static final String COLUMNS =
      "id, tenant_id, subject_id, kind, file_name, media_type, sha256, sm3, size, object, wrapped_key, stored_at";

  private final JdbcClient jdbc;
  private final ObjectStore objects;
  private final KeyWrapping wrapping;
  private final SealedBox box;
  private final StorageSuite suite;
  private final IdSource ids;
  private final Randomness randomness;
  private final Clock clock;

  EnvelopeDocumentVault(
      JdbcClient jdbc,
      ObjectStore objects,
      KeyWrapping wrapping,
      SealedBox box,
      StorageSuite suite,
      IdSource ids,
      Randomness randomness,
      Clock clock) {
    this.jdbc = jdbc;
    this.objects = objects;
    this.wrapping = wrapping;
    this.box = box;
    this.suite = suite;
    this.ids = ids;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public StoredDocument store(NewDocument document) {
    UUID id = ids.next();
    byte[] dataKey = randomness.bytes(suite.of(document.tenant()).keyLength());
    byte[] content = document.content();
    Digest object = put(box.seal(dataKey, DocumentInspection.context(id), content));
    var stored =
        new StoredDocument(
            id,
            document.tenant(),
            document.subject(),
            document.kind(),
            document.fileName(),
            document.mediaType(),
            Digest.sha256(content),
            Digest.sm3(content),
            content.length,
            clock.instant(),
            false);
    insert(stored, object, wrapping.wrap(dataKey, DocumentInspection.context(id)));
    return stored;
  }

  private void insert(StoredDocument document, Digest object, byte[] wrappedKey) {
    jdbc.sql("insert into stored_object (object, stored_at) values (?, ?)")
        .param(object.bytes())
        .param(Timestamp.from(document.storedAt()))
        .update();
    jdbc.sql(
            "insert into document ("
                + COLUMNS
                + ") values (:id, :tenant, :subject, :kind, :name, :media, :sha256, :sm3, :size, :object, :key, :at)")
        .param("id", document.id())
        .param("tenant", document.tenant())
        .param("subject", document.subject())
        .param("kind", document.kind())
        .param("name", document.fileName())
        .param("media", document.mediaType())
        .param("sha256", document.sha256().bytes())
        .param("sm3", document.sm3().bytes())
        .param("size", document.size())
        .param("object", object.bytes())
        .param("key", wrappedKey)
        .param("at", Timestamp.from(document.storedAt()))
        .update();
  }

  @Override
  @Transactional
  public byte[] open(UUID document) {
    Row row = row(document);
    byte[] wrapped = row.wrappedKey();
    if (wrapped == null) {
      throw new Refusal(StorageRefusal.ERASED);
    }
    byte[] sealed = get(row.object());
    byte[] content =
        box.open(
            wrapping.unwrap(wrapped, DocumentInspection.context(document)),
            DocumentInspection.context(document),
            sealed);
    Digest found = Digest.sha256(content);
    if (!found.equals(row.document().sha256())) {
      throw new UncheckedIOException(new DamagedObjectException(row.document().sha256(), found));
    }
    return content;
  }

  @Override
  @Transactional
  public StoredDocument describe(UUID document) {
    return row(document).document();
  }

  @Override
  @Transactional
  public List<StoredDocument> of(UUID subject) {
    return jdbc.sql(
            "select " + COLUMNS + " from document where subject_id = ? order by stored_at, id")
        .param(subject)
        .query((row, index) -> Row.of(row).document())
        .list();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(UUID document) {
    jdbc.sql("update document set wrapped_key = null where id = ?").param(document).update();
  }

  private Row row(UUID document) {
    return jdbc.sql("select " + COLUMNS + " from document where id = ?")
        .param(document)
        .query((row, index) -> Row.of(row))
        .optional()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Digest put(byte[] sealed) {
    try {
      return objects.put(sealed);
    } catch (IOException e) {
      throw new UnavailableException("document cannot be stored", e);
    }
  }

  private byte[] get(Digest object) {
    try {
      return objects.get(object);
    } catch (DamagedObjectException | NoSuchFileException e) {
      throw new UncheckedIOException("stored document is damaged or gone", e);
    } catch (IOException e) {
      throw new UnavailableException("stored document cannot be read", e);
    }
  }

  private record Row(StoredDocument document, Digest object, byte @Nullable [] wrappedKey) {
    static Row of(ResultSet row) throws SQLException {
      byte[] wrapped = row.getBytes("wrapped_key");
      Instant storedAt = row.getTimestamp("stored_at").toInstant();
      var document =
          new StoredDocument(
              row.getObject("id", UUID.class),
              row.getObject("tenant_id", UUID.class),
              row.getObject("subject_id", UUID.class),
              row.getString("kind"),
              row.getString("file_name"),
              row.getString("media_type"),
              Digest.of(row.getBytes("sha256")),
              Digest.of(row.getBytes("sm3")),
              row.getLong("size"),
              storedAt,
              wrapped == null);
      return new Row(document, Digest.of(row.getBytes("object")), wrapped);
    }
  }
}
