package cn.laborproof.document.sign;

import static cn.laborproof.document.pdf.PdfSyntax.date;
import static cn.laborproof.document.pdf.PdfSyntax.reference;
import static cn.laborproof.document.pdf.PdfSyntax.text;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.pdf.RevisionWriter;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;

/**
 * Writes the revision of a signer's signature: the signature dictionary, the field that now points
 * to it, its appearance and, the first time, the permissions in the catalog. Nothing else changes.
 */
final class SignatureRevision {
  /** Certificates of the signer and its issuers, attributes and signature value. */
  private static final int CMS_BYTES = 4096;

  private static final int RESERVED = TimestampAuthority.MOST_TOKEN_BYTES + CMS_BYTES;

  /** Form filling and signing stay allowed, everything else is a change (ISO 32000-1 table 254). */
  private static final int CERTIFIED_PERMISSIONS = 2;

  private SignatureRevision() {}

  static PreparedSignature prepare(
      SignableFile file, SignatureSlot slot, SignatureRequest request) {
    RevisionWriter pdf = file.nextRevision();
    SignableFile.Field field = file.field(slot.field());
    int signature = pdf.reserve();
    int appearance =
        MarkAppearance.write(pdf, file, field.entries(), request.mark(), request.signedAt());
    pdf.put(signature, dictionary(file, slot, request, field.entries()));
    pdf.put(
        field.number(),
        "<<%s/V %s/AP<</N %s>>>>"
            .formatted(
                PdfCopy.entriesWithout(field.entries(), PdfName.V, PdfName.AP),
                reference(signature),
                reference(appearance)));
    if (slot.order() == 1) {
      pdf.put(
          file.catalog(),
          "<<%s/Perms<</DocMDP %s>>>>"
              .formatted(
                  PdfCopy.entriesWithout(file.catalogEntries(), PdfName.Perms),
                  reference(signature)));
    }
    return PreparedSignature.in(pdf.finish(file.trailer()), signature);
  }

  private static String dictionary(
      SignableFile file, SignatureSlot slot, SignatureRequest request, PdfDictionary field) {
    return "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M %s/Name %s/Reason %s/Reference[%s%s]%s>>"
        .formatted(
            date(request.signedAt()),
            text(slot.signer()),
            text(request.reason()),
            slot.order() == 1 ? certification() : "",
            lock(file, field),
            PreparedSignature.placeholders(RESERVED));
  }

  private static String certification() {
    return "<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P %s/V/1.2>>>>"
        .formatted(CERTIFIED_PERMISSIONS);
  }

  /** Repeats the lock of the empty field (ISO 32000-1 table 233). */
  private static String lock(SignableFile file, PdfDictionary field) {
    PdfDictionary lock = field.getAsDictionary(PdfName.Lock);
    return "<</Type/SigRef/TransformMethod/FieldMDP/Data %s/TransformParams<</Type/TransformParams/V/1.2%s>>>>"
        .formatted(reference(file.catalog()), PdfCopy.entriesWithout(lock, PdfName.Type));
  }
}
