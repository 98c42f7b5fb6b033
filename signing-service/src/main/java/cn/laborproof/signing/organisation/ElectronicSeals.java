package cn.laborproof.signing.organisation;

import cn.laborproof.document.eseal.ElectronicSeal;
import cn.laborproof.document.eseal.MalformedSealException;
import cn.laborproof.document.eseal.SealInfo;
import cn.laborproof.document.eseal.SealOwners;
import cn.laborproof.document.eseal.SealPicture;
import cn.laborproof.document.eseal.SealProperty;
import cn.laborproof.document.eseal.SealReader;
import cn.laborproof.document.eseal.SealWriter;
import cn.laborproof.document.seal.SealDrawing;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.national.Certificates;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.domain.Seal;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeySuite;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Electronic seals of GB/T 38540: for each seal one SESeal that names an SM2 certificate of its
 * organisation and is signed by this platform as its maker (制章者). Only where the vault knows SM2
 * and an authority certifies a maker; without one the seal is as good as before.
 */
@Service
public class ElectronicSeals {
  /** Names the software in every seal it makes. */
  private static final String VENDOR = "LaborProof";

  /** The standard leaves the numbers of kinds to the business: a seal of a unit. */
  private static final int UNIT_SEAL = 1;

  private static final int PIXELS = 480;

  private final ElectronicSealRows rows;
  private final OrganisationRows organisations;
  private final Tenancy tenancy;
  private final EvidenceJournal journal;
  private final KeyVault vault;
  private final NationalKeys keys;
  private final SealExaminer examiner;
  private final Clock clock;
  private final boolean certified;

  /**
   * By settings.
   *
   * @param certified whether the authority certifies makers of seals; the demo authorities do
   */
  ElectronicSeals(
      ElectronicSealRows rows,
      OrganisationRows organisations,
      Tenancy tenancy,
      EvidenceJournal journal,
      KeyVault vault,
      NationalKeys keys,
      SealExaminer examiner,
      Clock clock,
      Installation installation,
      @Value("${laborproof.seal.maker-certified:false}") boolean certified) {
    this.rows = rows;
    this.organisations = organisations;
    this.tenancy = tenancy;
    this.journal = journal;
    this.vault = vault;
    this.keys = keys;
    this.examiner = examiner;
    this.clock = clock;
    this.certified = certified || installation.demo();
  }

  /**
   * The electronic seal of one of the current organisation's seals, DER.
   *
   * @throws Refusal {@code not-found} if there is none
   */
  public byte[] of(int number) {
    return tenancy
        .inTransaction(() -> rows.find(number))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /**
   * A seal with what it takes to put it on.
   *
   * @param seal as it was made
   * @param key the owner's key in the vault
   * @param owner chain of the owner's certificate, up to the root
   * @param maker chain of the maker's, up to the root
   */
  public record SealInUse(
      ElectronicSeal seal,
      KeyHandle key,
      List<X509Certificate> owner,
      List<X509Certificate> maker) {
    /** Copies the lists. */
    public SealInUse {
      owner = List.copyOf(owner);
      maker = List.copyOf(maker);
    }
  }

  /**
   * The electronic seal of the current organisation's filed seal, if the organisation wants it put
   * on what it seals. One whose owner's certificate ends soon is made anew first, over the key that
   * follows. Runs outside a transaction.
   */
  public Optional<SealInUse> inUse() {
    return tenancy
        .inTransaction(rows::inUse)
        .map(kept -> {
          SealInUse before = inUse(kept);
          return keys.endsSoon(before.owner().getFirst()) ? renewed(kept.head(), before) : before;
        });
  }

  private SealInUse inUse(ElectronicSealRows.Kept kept) {
    ElectronicSeal seal = read(kept.encoded());
    KeyHandle key =
        keys.ofSeal(kept.head()).stream()
            .filter(one -> owns(seal, vault.chain(one)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no key of ours owns this seal"));
    return new SealInUse(
        seal, key, vault.chain(key), keys.makerChain(certificate(seal.makerCertificate())));
  }

  private static boolean owns(ElectronicSeal seal, List<X509Certificate> chain) {
    return seal.info().property().owners() instanceof SealOwners.Certificates(List<byte[]> owners)
        && !chain.isEmpty()
        && owners.stream().anyMatch(owner -> Arrays.equals(owner, der(chain.getFirst())));
  }

  /** An authority that is away does not matter while the seal holds. */
  private SealInUse renewed(SealHead head, SealInUse before) {
    Organisation organisation =
        tenancy.inTransaction(() -> organisations.find(head.organisation())).orElseThrow();
    if (keys.ofSeal(organisation, head).equals(before.key())) {
      return before;
    }
    make(organisation, head);
    return tenancy.inTransaction(rows::inUse).map(this::inUse).orElse(before);
  }

  /**
   * Whether the electronic seal is put on what is sealed from now on.
   *
   * @throws Refusal {@code no-electronic-seal} if there is none to be put on
   */
  public void use(boolean wanted) {
    tenancy.inTransaction(() -> {
      SealHead seal =
          rows.use(wanted).orElseThrow(() -> new Refusal(OrganisationRefusal.NO_ELECTRONIC_SEAL));
      journal.append(
          EventDraft.of(
              Organisations.stream(seal.organisation()),
              wanted ? "electronic-seal.taken-into-use" : "electronic-seal.taken-out-of-use"));
      return true;
    });
  }

  private static ElectronicSeal read(byte[] encoded) {
    try {
      return SealReader.seal(encoded);
    } catch (MalformedSealException e) {
      throw new IllegalStateException("an electronic seal that was kept cannot be read", e);
    }
  }

  /** Makes what is missing. Runs as the platform, outside a transaction. */
  void makeFor(Organisation organisation, Seal.Living seal) {
    SealHead head = seal.head();
    boolean possible = certified && vault.suites().contains(KeySuite.NATIONAL);
    if (!possible
        || seal instanceof Seal.Applied
        || tenancy.inTransaction(() -> rows.exists(head.id()))) {
      return;
    }
    make(organisation, head);
  }

  private void make(Organisation organisation, SealHead head) {
    StreamId stream = Organisations.stream(organisation.id());
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(stream, "electronic-seal.intended").fact("number", head.number()),
                _ -> made(organisation, head),
                made ->
                    EventDraft.of(stream, "electronic-seal.done")
                        .about("seal-" + head.number() + ".esl", made.encoded())
                        .fact("number", head.number()))
            .settling((made, event) -> rows.insert(head, made.encoded(), event.time())));
  }

  /** The certified SM2 key of a seal; made or renewed where it has to be. */
  KeyHandle key(Organisation organisation, SealHead head) {
    return keys.ofSeal(organisation, head);
  }

  /** Certificates of every SM2 key the seal ever had. */
  List<X509Certificate> certificates(SealHead head) {
    return keys.ofSeal(head).stream().flatMap(key -> vault.chain(key).stream().limit(1)).toList();
  }

  /** Destroys the keys of a seal that was cancelled; what it sealed stays valid. */
  void forget(SealHead head) {
    keys.ofSeal(head).forEach(vault::destroy);
  }

  private ElectronicSeal made(Organisation organisation, SealHead head) {
    List<X509Certificate> owner = vault.chain(key(organisation, head));
    NationalKeys.Maker maker = keys.maker();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var info =
        new SealInfo(
            VENDOR,
            head.id().toString(),
            new SealProperty(
                UNIT_SEAL,
                organisation.name() + head.inscription(),
                new SealOwners.Certificates(List.of(der(owner.getFirst()))),
                now,
                now,
                owner.getFirst().getNotAfter().toInstant()),
            picture(organisation, head),
            List.of());
    ElectronicSeal made =
        SealWriter.seal(
            info,
            der(maker.chain().getFirst()),
            signed -> vault.sign(maker.key(), Digest.sha256(signed), signed));
    // A seal that does not pass must not be kept, it is never made again. All organisations share
    // the maker's key, and two replicas may come to make it at once.
    examiner.requireGood(made.encoded(), maker.chain());
    return made;
  }

  private static SealPicture picture(Organisation organisation, SealHead head) {
    var drawing = new SealDrawing(organisation.name(), head.inscription(), "");
    return new SealPicture(
        "PNG", drawing.toPng(PIXELS), SealDrawing.MILLIMETRES, SealDrawing.MILLIMETRES);
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return Certificates.read(der);
    } catch (CertificateException e) {
      throw new IllegalStateException("the maker of a seal that was kept cannot be read", e);
    }
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
