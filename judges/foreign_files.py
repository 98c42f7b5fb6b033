"""Genuine files signed by pyHanko in the ways it knows, for our own verifier to look at: foreign_files.py FOLDER"""
import datetime
import io
import pathlib
import sys

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

FOLDER = pathlib.Path(sys.argv[1])
NOW = datetime.datetime.now(datetime.timezone.utc)
PADES = SigSeedSubFilter.PADES


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def issue(subject, key, issuer, issuer_key, authority=False, timestamps=False):
    usage = x509.KeyUsage(not authority, not authority, False, False, False, authority, authority, False, False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - datetime.timedelta(days=1))
        .not_valid_after(NOW + datetime.timedelta(days=900))
        .add_extension(x509.BasicConstraints(authority, None), True)
        .add_extension(usage, True)
    )
    if timestamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    certificate = builder.sign(issuer_key, hashes.SHA256())
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def private(key):
    return asn1_keys.PrivateKeyInfo.load(
        key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


ROOT_KEY = rsa.generate_private_key(65537, 2048)
ROOT = issue("Other Root", ROOT_KEY, "Other Root", ROOT_KEY, authority=True)
STORE = SimpleCertificateStore()
STORE.register(ROOT)
KEYS = {
    "rsa": lambda: rsa.generate_private_key(65537, 2048),
    "p256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "p521": lambda: ec.generate_private_key(ec.SECP521R1()),
    "brainpool": lambda: ec.generate_private_key(ec.BrainpoolP256R1()),
    "ed25519": ed25519.Ed25519PrivateKey.generate,
}


def signer(kind, **options):
    key = KEYS[kind]()
    certificate = issue("Signer " + kind, key, "Other Root", ROOT_KEY)
    return signers.SimpleSigner(
        signing_cert=certificate, signing_key=private(key), cert_registry=STORE, **options
    )


TSA_KEY = rsa.generate_private_key(65537, 2048)
TSA = DummyTimeStamper(
    tsa_cert=issue("Other TSA", TSA_KEY, "Other Root", ROOT_KEY, timestamps=True),
    tsa_key=private(TSA_KEY),
    certs_to_embed=STORE,
)


def page(streams=False):
    pdf = writer.PdfFileWriter(stream_xrefs=streams)
    content = pdf.add_object(generic.StreamObject(stream_data=b"0 0 m 99 99 l S"))
    pdf.insert_page(PageObject(contents=content, media_box=(0, 0, 595, 842)))
    out = io.BytesIO()
    pdf.write(out)
    out.seek(0)
    return out


def sign(pdf, who, field="Sig1", box=None, stamp=None, **metadata):
    metadata.setdefault("md_algorithm", "sha256")
    signed = signers.sign_pdf(
        IncrementalPdfFileWriter(pdf),
        signers.PdfSignatureMetadata(field_name=field, **metadata),
        signer=who,
        timestamper=stamp,
        new_field_spec=SigFieldSpec(field, box=box) if box else None,
    )
    return io.BytesIO(signed.getvalue())


def save(label, pdf):
    (FOLDER / (label + ".pdf")).write_bytes(pdf.getvalue())


for kind in ("table", "streams"):
    blank = lambda: page(kind == "streams")  # noqa: E731 - used at once
    save("adbe-" + kind, sign(blank(), signer("rsa")))
    save("pades-" + kind, sign(blank(), signer("rsa"), subfilter=PADES))
    save("stamped-" + kind, sign(blank(), signer("rsa"), subfilter=PADES, stamp=TSA))
    first = sign(blank(), signer("rsa"), "One", subfilter=PADES, stamp=TSA)
    save("two-" + kind, sign(first, signer("p256"), "Two", (50, 50, 200, 100), TSA, subfilter=PADES))
for level in (MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS, MDPPerm.ANNOTATE):
    save(
        "certified-" + level.name.lower(),
        sign(page(), signer("rsa"), subfilter=PADES, certify=True, docmdp_permissions=level),
    )
for kind in ("p256", "p521", "brainpool", "ed25519"):
    digest = "sha512" if kind in ("p521", "ed25519") else "sha256"
    save(kind, sign(page(), signer(kind), subfilter=PADES, md_algorithm=digest))
save("pss", sign(page(), signer("rsa", prefer_pss=True), subfilter=PADES))
save("sha1", sign(page(), signer("rsa"), md_algorithm="sha1"))
save("sha512", sign(page(), signer("rsa"), subfilter=PADES, md_algorithm="sha512"))
context = ValidationContext(trust_roots=[ROOT], allow_fetching=False, revocation_mode="soft-fail")
save(
    "archived",
    sign(
        page(),
        signer("rsa"),
        subfilter=PADES,
        stamp=TSA,
        embed_validation_info=True,
        use_pades_lta=True,
        validation_context=context,
    ),
)
