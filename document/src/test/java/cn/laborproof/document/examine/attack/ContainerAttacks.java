package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_ALGORITHM;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_CERTIFICATE;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_FORM;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_TIMESTAMP;

import cn.laborproof.document.examine.check.DocumentCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The CMS container of the worker, rebuilt with something that does not belong. */
final class ContainerAttacks {
  private static final int VERSION = 0;
  private static final int CONTENT = 2;
  private static final int CERTIFICATES = 3;
  private static final int SIGNERS = 4;

  private final GenuineFiles files;
  private final List<Attack> found = new ArrayList<>();

  ContainerAttacks(GenuineFiles files) {
    this.files = files;
  }

  List<Attack> all() {
    algorithms();
    shapes();
    attributes();
    return found;
  }

  private void add(
      String name, UnaryOperator<List<ASN1Encodable>> edit, DocumentCode code, String answer) {
    finished(name, container -> rebuilt(container, edit), code, answer);
  }

  private void finished(
      String name, UnaryOperator<byte[]> spoil, DocumentCode code, String answer) {
    Notary notary = files.notary();
    SignatureRecipe recipe = new SignatureRecipe(notary.authority(), notary.tick()).then(spoil);
    byte[] pdf = notary.sign(files.frozenContract(), "Sig_Worker", files.worker(), recipe);
    pdf = notary.sign(pdf, "Sig_Employer", files.employer());
    byte[] file = notary.stamp(notary.validationData(pdf), "DocTS_01");
    found.add(new Attack("container: " + name, file, code, answer));
  }

  private void algorithms() {
    for (String weak : List.of("1.3.14.3.2.26", "1.2.840.113549.2.5", "1.2.3.4")) {
      add(
          "digest algorithm " + weak,
          data -> signer(data, 2, new AlgorithmIdentifier(new ASN1ObjectIdentifier(weak))),
          SIGNATURE_ALGORITHM,
          "unsafe");
    }
    for (String weak : List.of("1.2.840.10045.4.1", "1.2.840.113549.1.1.4", "1.2.3.4")) {
      add(
          "signature algorithm " + weak,
          data -> signer(data, 4, new AlgorithmIdentifier(new ASN1ObjectIdentifier(weak))),
          SIGNATURE_ALGORITHM,
          "unsafe");
    }
    add(
        "parameters of an algorithm that nobody reads",
        data ->
            signer(
                data,
                2,
                new AlgorithmIdentifier(
                    new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"),
                    new DEROctetString(new byte[9]))),
        SIGNATURE_ALGORITHM,
        "unsafe");
    add(
        "digest algorithms that differ from the signer's",
        data -> signer(data, 2, sha256WithNull()),
        SIGNATURE_FORM,
        "not-profile");
  }

  private static AlgorithmIdentifier sha256WithNull() {
    return new AlgorithmIdentifier(
        new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"), DERNull.INSTANCE);
  }

  private void shapes() {
    add(
        "two signers",
        data -> {
          ASN1Encodable signer = ((ASN1Set) data.get(SIGNERS)).getObjectAt(0);
          return with(data, SIGNERS, new DLSet(new ASN1Encodable[] {signer, signer}));
        },
        SIGNATURE_FORM,
        "unreadable");
    add("no signer", data -> with(data, SIGNERS, new DERSet()), SIGNATURE_FORM, "unreadable");
    add(
        "content inside a detached signature",
        data ->
            with(
                data,
                CONTENT,
                new DERSequence(
                    new ASN1Encodable[] {
                      CMSObjectIdentifiers.data,
                      new DERTaggedObject(true, 0, new DEROctetString(new byte[20]))
                    })),
        SIGNATURE_FORM,
        "not-profile");
    add(
        "another content type",
        data -> with(data, CONTENT, new DERSequence(PKCSObjectIdentifiers.id_ct_TSTInfo)),
        SIGNATURE_FORM,
        "not-profile");
    add(
        "another version",
        data -> with(data, VERSION, new org.bouncycastle.asn1.ASN1Integer(5)),
        SIGNATURE_FORM,
        "not-profile");
    add(
        "revocation data inside",
        data -> {
          List<ASN1Encodable> more = new ArrayList<>(data);
          more.add(SIGNERS, new DLTaggedObject(false, 1, new DLSet(new DERSequence())));
          return more;
        },
        SIGNATURE_FORM,
        "not-canonical");
    add(
        "no certificate",
        data -> {
          List<ASN1Encodable> less = new ArrayList<>(data);
          less.remove(CERTIFICATES);
          return less;
        },
        SIGNATURE_CERTIFICATE,
        "unknown");
    finished("of indefinite length", ContainerAttacks::indefinite, SIGNATURE_FORM, "not-canonical");
    finished(
        "a second container behind it",
        container -> Bytes.concat(container, container),
        SIGNATURE_FORM,
        "not-canonical");
    finished(
        "something else than signed data",
        container -> Bytes.ascii("0\u0003\u0002\u0001\u0001"),
        SIGNATURE_FORM,
        "unreadable");
  }

  private void attributes() {
    add(
        "the timestamp twice",
        data -> {
          ASN1Sequence signer = (ASN1Sequence) ((ASN1Set) data.get(SIGNERS)).getObjectAt(0);
          ASN1Set unsigned = ASN1Set.getInstance((ASN1TaggedObject) signer.getObjectAt(6), false);
          ASN1Encodable stamp = unsigned.getObjectAt(0);
          return signer(
              data, 6, new DLTaggedObject(false, 1, new DLSet(new ASN1Encodable[] {stamp, stamp})));
        },
        SIGNATURE_FORM,
        "unsigned-part");
    add(
        "no signed attributes",
        data -> {
          ASN1Sequence signer = (ASN1Sequence) ((ASN1Set) data.get(SIGNERS)).getObjectAt(0);
          List<ASN1Encodable> parts = new ArrayList<>(List.of(signer.toArray()));
          parts.remove(3);
          return with(data, SIGNERS, new DLSet(new DERSequence(vector(parts))));
        },
        SIGNATURE_FORM,
        "unreadable");
    byte[][] worker = new byte[1][];
    finished(
        "kept for the next",
        container -> {
          worker[0] = container;
          return Bytes.concat(container, new byte[] {1});
        },
        SIGNATURE_FORM,
        "not-canonical");
    add(
        "the timestamp of another signature",
        data -> {
          ASN1Set set = (ASN1Set) parts(worker[0]).get(SIGNERS).toASN1Primitive();
          return signer(data, 6, ((ASN1Sequence) set.getObjectAt(0)).getObjectAt(6));
        },
        SIGNATURE_TIMESTAMP,
        "other-data");
  }

  private static List<ASN1Encodable> with(List<ASN1Encodable> data, int index, ASN1Encodable part) {
    List<ASN1Encodable> parts = new ArrayList<>(data);
    parts.set(index, part);
    return parts;
  }

  private static List<ASN1Encodable> signer(
      List<ASN1Encodable> data, int index, ASN1Encodable part) {
    ASN1Sequence signer = (ASN1Sequence) ((ASN1Set) data.get(SIGNERS)).getObjectAt(0);
    List<ASN1Encodable> parts = new ArrayList<>(List.of(signer.toArray()));
    parts.set(index, part);
    return with(data, SIGNERS, new DLSet(new DERSequence(vector(parts))));
  }

  private static ASN1EncodableVector vector(List<ASN1Encodable> parts) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    parts.forEach(vector::add);
    return vector;
  }

  private static List<ASN1Encodable> parts(byte[] container) {
    ASN1Sequence info = ASN1Sequence.getInstance(container);
    ASN1Sequence data =
        (ASN1Sequence) ((ASN1TaggedObject) info.getObjectAt(1)).getExplicitBaseObject();
    return List.of(data.toArray());
  }

  private static byte[] rebuilt(byte[] container, UnaryOperator<List<ASN1Encodable>> edit) {
    try {
      return new org.bouncycastle.asn1.DLSequence(
              new ASN1Encodable[] {
                CMSObjectIdentifiers.signedData,
                new DLTaggedObject(
                    true,
                    0,
                    new org.bouncycastle.asn1.DLSequence(vector(edit.apply(parts(container)))))
              })
          .getEncoded(ASN1Encoding.DL);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] indefinite(byte[] container) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(
          new BERSequence(
                  new ASN1Encodable[] {
                    CMSObjectIdentifiers.signedData,
                    new BERTaggedObject(true, 0, new BERSequence(vector(parts(container))))
                  })
              .getEncoded(ASN1Encoding.BER));
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
