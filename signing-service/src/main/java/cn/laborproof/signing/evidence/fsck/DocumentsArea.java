package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.storage.DamagedObjectException;
import cn.laborproof.signing.storage.DocumentInspection;
import cn.laborproof.signing.vault.KeyVaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every document anew: its object is there and undamaged, opens under its wrapped key, and has the
 * digest and size of its row.
 */
final class DocumentsArea {

  static final String NAME = "documents";

  private final JdbcClient jdbc;
  private final DocumentInspection inspection;
  private final List<Disagreement> found = new ArrayList<>();
  private long examined;

  DocumentsArea(JdbcClient jdbc, DocumentInspection inspection) {
    this.jdbc = jdbc;
    this.inspection = inspection;
  }

  AreaReport check() {
    try (Stream<Row> rows = rows()) {
      rows.forEach(this::examine);
    }
    return new AreaReport(NAME, examined, "documents", found);
  }

  private Stream<Row> rows() {
    return jdbc
        .sql(
            "select id, sha256, size, object, wrapped_key from document where wrapped_key is not null order by stored_at, id")
        .query((row, number) ->
            new Row(
                row.getObject("id", UUID.class),
                Digest.of(row.getBytes("sha256")),
                row.getLong("size"),
                Digest.of(row.getBytes("object")),
                Objects.requireNonNull(row.getBytes("wrapped_key"))))
        .stream();
  }

  private void examine(Row row) {
    examined++;
    try {
      byte[] content = inspection.open(row.id(), row.object(), row.wrappedKey());
      if (content.length != row.size() || !Digest.sha256(content).equals(row.sha256())) {
        add(row, "DOCUMENT_DIFFERS", "other bytes than the row says");
      }
    } catch (NoSuchFileException e) {
      add(row, "OBJECT_MISSING", "object " + row.object() + " is not in the store");
    } catch (DamagedObjectException e) {
      add(row, "OBJECT_DAMAGED", "digest " + e.found() + " (expected: " + e.expected() + ")");
    } catch (KeyVaultException e) {
      add(row, "DOCUMENT_SEALED", "does not open under its key");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Row row, String code, String detail) {
    found.add(new Disagreement(NAME, code, "document " + row.id(), detail));
  }

  private record Row(UUID id, Digest sha256, long size, Digest object, byte[] wrappedKey) {}
}
