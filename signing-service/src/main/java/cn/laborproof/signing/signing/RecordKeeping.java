package cn.laborproof.signing.signing;

import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps the evidence records of concluded documents (RFC 4998) beside them, in the same vault. The
 * document keeps its bytes, so what is registered stays as it is; the newest record counts.
 */
@Component
class RecordKeeping {
  private static final String KIND = ".evidence-record";
  private static final String SUFFIX = ".ers";

  /** RFC 4998 names no media type of its own for the DER form. */
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final DocumentVault documents;
  private final EvidenceJournal journal;

  RecordKeeping(DocumentVault documents, EvidenceJournal journal) {
    this.documents = documents;
    this.journal = journal;
  }

  /** What a record is over. */
  enum Part {
    /** The document. */
    DOCUMENT("", "evidence-record.done"),
    /** What lies beside it. */
    BESIDE(".beside", "beside-record.done");

    private final String name;
    private final String event;

    Part(String name, String event) {
      this.name = name;
      this.event = event;
    }

    private String kind(SigningCase paper) {
      return paper.stem() + name + KIND;
    }

    String file(SigningCase paper) {
      return paper.file("") + name + SUFFIX;
    }
  }

  boolean has(SigningCase paper, Part part) {
    return newest(paper, part).isPresent();
  }

  /** The newest record. Runs in the caller's tenancy. */
  Optional<StoredDocument> newest(SigningCase paper, Part part) {
    return documents.of(paper.id()).stream()
        .filter(kept -> kept.kind().equals(part.kind(paper)) && !kept.erased())
        .reduce((_, later) -> later);
  }

  /** Keeps a record and says so in the document's stream; joins the caller's transaction. */
  void keep(SigningCase paper, Part part, StoredDocument prolonged, byte[] record) {
    StoredDocument stored =
        documents.store(
            new NewDocument(
                paper.tenant(),
                paper.id(),
                part.kind(paper),
                part.file(paper),
                MEDIA_TYPE,
                record));
    journal.append(
        EventDraft.of(paper.stream(), part.event)
            .about(stored)
            .fact("document_sha256", prolonged.sha256().hex()));
  }
}
