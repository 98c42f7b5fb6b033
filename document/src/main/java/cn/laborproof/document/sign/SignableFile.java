package cn.laborproof.document.sign;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.pdf.RevisionWriter;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.national.NationalSyntax;
import com.itextpdf.commons.exceptions.ITextException;
import com.itextpdf.io.source.RandomAccessSourceFactory;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfConformance;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.ReaderProperties;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;

/**
 * A document of ours, open to be signed: its profile, its fields and what a new revision must name.
 *
 * @param pdf the open document, from which dictionaries are read on demand
 * @param bytes the whole file
 * @param profile the attached signing profile
 * @param catalog number of the catalog's object
 * @param catalogEntries the catalog
 * @param fields signature fields by name
 * @param trailer entries for the next trailer
 * @param size one more than the highest object number
 * @param crossReference offset of the last cross-reference table
 */
record SignableFile(
    PdfDocument pdf,
    byte[] bytes,
    SigningProfile profile,
    int catalog,
    PdfDictionary catalogEntries,
    Map<String, Field> fields,
    String trailer,
    int size,
    int crossReference)
    implements AutoCloseable {

  /**
   * A signature field.
   *
   * @param number of its object
   * @param entries the field and widget
   */
  record Field(int number, PdfDictionary entries) {
    boolean signed() {
      return entries.containsKey(PdfName.V);
    }

    /** What stands in {@code /Contents}: tens of kilobytes of digits, read only when wanted. */
    byte[] contents() {
      return entries.getAsDictionary(PdfName.V).getAsString(PdfName.Contents).getValueBytes();
    }
  }

  /** Nobody who signs asks which standard the file says it keeps; reading that is half the cost. */
  private static final class UnquestionedReader extends PdfReader {
    UnquestionedReader(byte[] bytes) throws IOException {
      super(new RandomAccessSourceFactory().createSource(bytes), new ReaderProperties());
    }

    @Override
    public PdfConformance getPdfConformance() {
      return PdfConformance.PDF_NONE_CONFORMANCE;
    }
  }

  static SignableFile read(byte[] bytes) {
    PdfDocument pdf = open(bytes);
    try {
      return of(bytes, pdf);
    } catch (ITextException | MalformedException e) {
      pdf.close();
      throw new SigningException.DocumentRefused("the document cannot be read to be signed", e);
    } catch (NullPointerException | ClassCastException e) {
      pdf.close();
      throw new SigningException.DocumentRefused("the document is not one of ours", e);
    } catch (SigningException e) {
      pdf.close();
      throw e;
    }
  }

  private static PdfDocument open(byte[] bytes) {
    try {
      return new PdfDocument(new UnquestionedReader(bytes));
    } catch (IOException | ITextException e) {
      throw new SigningException.DocumentRefused("the document cannot be read to be signed", e);
    }
  }

  private static SignableFile of(byte[] bytes, PdfDocument pdf) {
    PdfDictionary trailer = pdf.getTrailer();
    PdfDictionary catalog = pdf.getCatalog().getPdfObject();
    PdfArray id = trailer.getAsArray(PdfName.ID);
    return new SignableFile(
        pdf,
        bytes,
        SigningProfile.parse(attachedProfile(pdf)),
        catalog.getIndirectReference().getObjNumber(),
        catalog,
        fields(catalog),
        "/Root %s/Info %s/ID[%s %s]"
            .formatted(
                PdfSyntax.reference(catalog.getIndirectReference().getObjNumber()),
                PdfSyntax.reference(
                    trailer.getAsDictionary(PdfName.Info).getIndirectReference().getObjNumber()),
                PdfSyntax.bytes(id.getAsString(0).getValueBytes()),
                PdfSyntax.bytes(id.getAsString(1).getValueBytes())),
        trailer.getAsNumber(PdfName.Size).intValue(),
        (int) pdf.getReader().getLastXref());
  }

  @Override
  public void close() {
    pdf.close();
  }

  private static byte[] attachedProfile(PdfDocument pdf) {
    for (Map.Entry<PdfString, PdfObject> file :
        pdf.getCatalog().getNameTree(PdfName.EmbeddedFiles).getNames().entrySet()) {
      if (file.getKey().toUnicodeString().equals(SigningProfile.FILE_NAME)
          && file.getValue() instanceof PdfDictionary specification) {
        return specification.getAsDictionary(PdfName.EF).getAsStream(PdfName.F).getBytes();
      }
    }
    throw new SigningException.DocumentRefused("the document carries no signing profile");
  }

  private static Map<String, Field> fields(PdfDictionary catalog) {
    Map<String, Field> fields = new LinkedHashMap<>();
    PdfArray array = catalog.getAsDictionary(PdfName.AcroForm).getAsArray(PdfName.Fields);
    for (int i = 0; i < array.size(); i++) {
      PdfDictionary field = array.getAsDictionary(i);
      fields.put(
          field.getAsString(PdfName.T).toUnicodeString(),
          new Field(field.getIndirectReference().getObjNumber(), field));
    }
    return fields;
  }

  /** A writer for the next revision. */
  RevisionWriter nextRevision() {
    return new RevisionWriter(new RevisionWriter.Base(bytes, size, crossReference));
  }

  /** The field, or an exception when the document has none of that name. */
  Field field(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new SigningException.DocumentRefused("the document has no field " + name);
    }
    return field;
  }

  /** The slot whose turn it is, if not all have signed. */
  Optional<SignatureSlot> nextSlot() {
    return profile.slots().stream().filter(slot -> !field(slot.field()).signed()).findFirst();
  }

  /** Whether those who signed did so in the national suite; empty when nobody has signed yet. */
  Optional<Boolean> national() {
    return profile.slots().stream()
        .map(slot -> field(slot.field()))
        .filter(Field::signed)
        .findFirst()
        .map(field -> isNational(field.contents()));
  }

  private static boolean isNational(byte[] contents) {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      ContentInfo info = ContentInfo.getInstance(in.readObject());
      return NationalSyntax.SIGNED_DATA.equals(info.getContentType());
    } catch (IOException | RuntimeException e) {
      throw new SigningException.DocumentRefused("a signature of the document cannot be read", e);
    }
  }

  /** The next free field for a document timestamp. */
  String nextTimestampField() {
    return SigningProfile.timestampFields().stream()
        .filter(name -> !field(name).signed())
        .findFirst()
        .orElseThrow(() ->
            new SigningException.DocumentRefused(
                "all fields for document timestamps are used; go on with an evidence record"
                    + " (RFC 4998)"));
  }

  /**
   * {@code /Contents} of what the next store must support: everything the first time, afterwards
   * only the timestamp that ended the file, since the store under it supports the rest.
   */
  List<byte[]> contentsToArchive() {
    List<Field> signed = fields.values().stream().filter(Field::signed).toList();
    boolean archived = catalogEntries.containsKey(new PdfName("DSS"));
    try {
      return (archived ? List.of(signed.getLast()) : signed).stream().map(Field::contents).toList();
    } catch (ITextException | NullPointerException | ClassCastException e) {
      throw new SigningException.DocumentRefused("a signature of the document cannot be read", e);
    }
  }
}
