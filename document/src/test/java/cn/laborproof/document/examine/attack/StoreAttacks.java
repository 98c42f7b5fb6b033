package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.ARCHIVE_LEVEL;
import static cn.laborproof.document.examine.check.DocumentCode.CERTIFICATE_REVOCATION;
import static cn.laborproof.document.examine.check.DocumentCode.CHANGES;
import static cn.laborproof.document.examine.check.DocumentCode.STRUCTURE;

import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.testkit.TestPki;
import java.security.cert.CRLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The validation data says less, more or other than it should, and is stamped again. */
final class StoreAttacks {
  private final GenuineFiles files;
  private final byte[] base;
  private final byte[] signed;
  private final List<Attack> found = new ArrayList<>();

  StoreAttacks(GenuineFiles files, byte[] base) {
    this.files = files;
    this.base = base;
    List<Revision> revisions = Forge.read(base).revisions();
    this.signed = Arrays.copyOf(base, revisions.get(2).end());
  }

  List<Attack> all() {
    try {
      lists();
      entries();
    } catch (CRLException e) {
      throw new IllegalStateException(e);
    }
    structure();
    return found;
  }

  private void add(String name, byte[] file, DocumentCode code, String answer) {
    found.add(new Attack("store: " + name, file, code, answer));
  }

  private void lists() throws CRLException {
    byte[] genuine = files.notary().pki().crl(files.notary().tick()).getEncoded();
    byte[] drawing = Bytes.ascii("\nq 1 g 0 0 600 900 re f Q\n");
    add(
        "a revocation list with a drawing behind it",
        more("CRLs", Bytes.concat(genuine, drawing)),
        ARCHIVE_LEVEL,
        "foreign-data");
    add(
        "a certificate with a drawing behind it",
        more("Certs", Bytes.concat(encoded(), drawing)),
        ARCHIVE_LEVEL,
        "foreign-data");
    add("a certificate as text", more("Certs", armoured()), ARCHIVE_LEVEL, "foreign-data");
    add("something that is no OCSP answer", more("OCSPs", drawing), ARCHIVE_LEVEL, "foreign-data");
    TestPki strangers = TestPki.at(GenuineFiles.NOW);
    byte[] foreign = strangers.crl(files.notary().tick()).getEncoded();
    add(
        "revocation lists of strangers only",
        files
            .notary()
            .stamp(
                store(new Forge(signed), "<</Type/DSS/CRLs[%d 0 R]>>", foreign).save(), "DocTS_01"),
        CERTIFICATE_REVOCATION,
        "unknown");
  }

  private byte[] encoded() {
    try {
      return files.notary().signerRoot().getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] armoured() {
    return Bytes.ascii(
        "-----BEGIN CERTIFICATE-----\n"
            + java.util.Base64.getMimeEncoder().encodeToString(encoded())
            + "\n-----END CERTIFICATE-----\n");
  }

  private void entries() {
    String drawing = "q 1 g 0 0 600 900 re f Q\n";
    String key = "A".repeat(40);
    add(
        "an entry of a signature that holds a drawing",
        vri(key, "Cert", drawing),
        CHANGES,
        "validation-data");
    add(
        "an entry with a timestamp that nobody reads",
        vri(key, "TS", drawing),
        CHANGES,
        "validation-data");
    add("an entry of another kind", vri(key, "Drawing", drawing), CHANGES, "validation-data");
    add("an entry of no signature", vri("x", "Cert", drawing), CHANGES, "validation-data");
  }

  private byte[] vri(String key, String kind, String data) {
    Forge forge = new Forge(base);
    int stream = forge.addStream("", Bytes.ascii(data));
    String array = kind.equals("TS") ? stream + " 0 R" : "[" + stream + " 0 R]";
    String before = dss(forge);
    forge.change(
        forge.catalog(),
        "DSS",
        before.substring(0, before.length() - 2)
            + "/VRI<</"
            + key
            + "<</"
            + kind
            + " "
            + array
            + ">>>>>>");
    return files.notary().stamp(forge.save(), "DocTS_02");
  }

  private byte[] more(String list, byte[] data) {
    Forge forge = new Forge(base);
    PdfValue.Dictionary dss =
        forge.latest().dictionary(forge.dictionary(forge.catalog()), "DSS").orElseThrow();
    int stream = forge.addStream("", data);
    String before = dss.has(list) ? Spelling.of(dss.entries().get(list)) : "[]";
    String after = before.substring(0, before.length() - 1) + " " + stream + " 0 R]";
    String all = dss(forge);
    String changed =
        dss.has(list)
            ? all.replace("/" + list + " " + before, "/" + list + " " + after)
            : all.substring(0, all.length() - 2) + "/" + list + after + ">>";
    return files.notary().stamp(forge.change(forge.catalog(), "DSS", changed).save(), "DocTS_02");
  }

  private static String dss(Forge forge) {
    return Spelling.of(
        forge.latest().dictionary(forge.dictionary(forge.catalog()), "DSS").orElseThrow());
  }

  private static Forge store(Forge forge, String format, byte[] data) {
    int stream = forge.addStream("", data);
    return forge.change(forge.catalog(), "DSS", format.formatted(stream));
  }

  private void structure() {
    Forge encrypted = new Forge(base);
    add(
        "called encrypted",
        encrypted
            .change(encrypted.catalog(), "DSS", dss(encrypted))
            .save("/Encrypt<</Filter/Standard>>"),
        STRUCTURE,
        "not-plain");
    String text = Bytes.text(base);
    int last = text.lastIndexOf("/Prev ") + "/Prev ".length();
    String offset = text.substring(last, text.indexOf(">>", last));
    Forge loop = new Forge(base);
    String forged = Bytes.text(loop.save());
    int own = forged.lastIndexOf("startxref\n") + "startxref\n".length();
    String table = forged.substring(own, forged.indexOf('\n', own));
    int previous = forged.lastIndexOf("/Prev ") + "/Prev ".length();
    add(
        "a chain of tables that leads to itself",
        Bytes.ascii(
            forged.substring(0, previous)
                + table
                + forged.substring(forged.indexOf(">>", previous))),
        DocumentCode.READABLE,
        "malformed");
    add(
        "a chain of tables that leaves a save out",
        Bytes.ascii(
            forged.substring(0, previous)
                + offset.strip()
                + forged.substring(forged.indexOf(">>", previous))),
        STRUCTURE,
        "unaccounted-bytes");
  }
}
