"""Checks a signature of GB/T 35275-2017 and its SM2 timestamp without any code of ours.

usage: national_judge.py MESSAGE DOCUMENT WORK TIMESTAMP_ROOT

MESSAGE may be a timestamp token of its own, as a document timestamp is. Takes the message apart with a small DER reader, compares the SM3 digest by gmssl and by OpenSSL, and verifies the SM2 value
over the signed attributes by both, with the identity of GB/T 35276; the same of the RFC 3161 token over the value, whose
chain OpenSSL follows to the given root (PEM) for the purpose of timestamping. Zeros behind the message are the padding of
/Contents. Prints one objection a line; exits 1 if there is one.
"""

import pathlib
import subprocess
import sys

from gmssl import func, sm2, sm3

IDENTITY = "1234567812345678"
DATA = "1.2.156.10197.6.1.4.2.1"
SIGNED_DATA = "1.2.156.10197.6.1.4.2.2"
SM2_SIGNATURE, SM2_WITH_SM3 = "1.2.156.10197.1.301.1", "1.2.156.10197.1.501"
SM3_DIGEST = "1.2.156.10197.1.401"
SM2_CURVE = "1.2.156.10197.1.301"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
RFC_SIGNED_DATA, TST_INFO, TOKEN = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4", "1.2.840.113549.1.9.16.2.14"


class Der:
    """One value: its tag, its content, and its whole encoding."""

    def __init__(self, data, at=0):
        self.tag = data[at]
        length, head = data[at + 1], 2
        if length & 0x80:
            count = length & 0x7F
            length = int.from_bytes(data[at + 2 : at + 2 + count], "big")
            head += count
        self.content = data[at + head : at + head + length]
        self.whole = data[at : at + head + length]
        if len(self.content) != length:
            raise ValueError("cut off")

    def parts(self):
        found, at = [], 0
        while at < len(self.content):
            part = Der(self.content, at)
            found.append(part)
            at += len(part.whole)
        return found

    def oid(self):
        if self.tag != 0x06:
            raise ValueError("no object identifier")
        arcs, value = [], 0
        for byte in self.content:
            value = value << 7 | byte & 0x7F
            if not byte & 0x80:
                arcs.append(value)
                value = 0
        first = min(arcs[0] // 40, 2)
        return ".".join(map(str, [first, arcs[0] - 40 * first, *arcs[1:]]))


def public_key(certificate):
    """SubjectPublicKeyInfo of a certificate: the sixth part of what is signed, after the explicit version."""
    return certificate.parts()[0].parts()[6]


def openssl(work, arguments):
    return subprocess.run(["openssl", *arguments], cwd=work, capture_output=True, text=True, check=False)


def digest_objections(stated, content, work, of):
    if stated != sm3.sm3_hash(func.bytes_to_list(content)):
        yield f"gmssl: another digest than the {of}'s"
    (work / "content").write_bytes(content)
    if stated not in openssl(work, ["dgst", "-sm3", "content"]).stdout:
        yield f"openssl: another digest than the {of}'s"


def value_objections(attributes, certificate, value, work, of=""):
    # RFC 5652 5.4, the same in GB/T 35275: the attributes are signed as a SET.
    covered = b"\x31" + attributes.whole[1:]
    key = public_key(certificate)
    if key.parts()[0].parts()[1].oid() != SM2_CURVE:
        yield f"no SM2 key{of}"
    point = key.parts()[1].content[2:]
    r, s = (int.from_bytes(part.content, "big") for part in Der(value.content).parts())
    verifier = sm2.CryptSM2(private_key="", public_key="")
    # Set afterwards: its constructor takes every leading 0 and 4 off a key that begins with "04", coordinates too.
    verifier.public_key = point.hex()
    if not verifier.verify_with_sm3(f"{r:064x}{s:064x}", covered):
        yield f"gmssl: the SM2 value{of} does not fit"
    (work / "key.der").write_bytes(key.whole)
    (work / "covered").write_bytes(covered)
    (work / "value").write_bytes(value.content)
    # Exits 0 either way in OpenSSL 3.0: what counts is what it says.
    said = openssl(
        work,
        ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin", "-digest", "sm3", "-in", "covered"]
        + ["-sigfile", "value", "-pkeyopt", f"distid:{IDENTITY}"],
    )
    if "Signature Verified Successfully" not in said.stdout + said.stderr:
        yield f"openssl{of}: " + (said.stdout + said.stderr).strip()


def token_objections(token, stamped, work, root):
    """RFC 3161 2.4.2 with SM3 and SM2 everywhere; RFC 5816: the certificate is named by signing-certificate-v2."""
    content_type, explicit = token.parts()
    if content_type.oid() != RFC_SIGNED_DATA:
        yield "the timestamp is no SignedData"
    version, digests, content, certificates, signers = explicit.parts()[0].parts()
    kind, inside = content.parts()
    if version.content != b"\x03" or kind.oid() != TST_INFO:
        yield "version or content type of the timestamp"
    info = inside.parts()[0].content
    imprint = Der(info).parts()[2].parts()
    (signer,) = signers.parts()
    version, name, digest, attributes, algorithm, value = signer.parts()[:6]
    used = [part.parts()[0].oid() for part in digests.parts()] + [part.parts()[0].oid() for part in (digest, imprint[0])]
    if set(used) != {SM3_DIGEST} or algorithm.parts()[0].oid() != SM2_WITH_SM3:
        yield "the timestamp uses another algorithm than SM3 and SM2"
    signed = {part.parts()[0].oid(): part.parts()[1].parts()[0] for part in attributes.parts()}
    if signed[CONTENT_TYPE].oid() != TST_INFO:
        yield "signed content type of the timestamp"
    yield from digest_objections(imprint[1].content.hex(), stamped, work, "stamped value")
    yield from digest_objections(signed[MESSAGE_DIGEST].content.hex(), info, work, "timestamp")
    serial = name.parts()[1].content
    (certificate,) = [c for c in certificates.parts() if c.parts()[0].parts()[1].content == serial]
    yield from value_objections(attributes, certificate, value, work, " of the timestamp")
    (work / "tsa.der").write_bytes(certificate.whole)
    openssl(work, ["x509", "-inform", "DER", "-in", "tsa.der", "-out", "tsa.pem"])
    said = openssl(
        work,
        ["verify", "-x509_strict", "-vfyopt", f"distid:{IDENTITY}", "-purpose", "timestampsign", "-no-CApath", "-no-CAstore"]
        + ["-CAfile", str(root), "tsa.pem"],
    )
    if said.returncode != 0 or "tsa.pem: OK" not in said.stdout:
        yield "openssl: the timestamp's certificate: " + (said.stdout + said.stderr).strip()


def objections(message, document, work, root):
    outer = Der(message)
    if message[len(outer.whole) :].strip(b"\0"):
        yield "bytes behind the message"
    content_type, explicit = outer.parts()
    if content_type.oid() == RFC_SIGNED_DATA:
        yield from token_objections(outer, document, work, root)
        return
    if content_type.oid() != SIGNED_DATA:
        yield "not signedData of GB/T 35275"
    version, digests, content, certificates, signers = explicit.parts()[0].parts()
    if version.content != b"\x01":
        yield "version of the message"
    if [part.parts()[0].oid() for part in digests.parts()] != [SM3_DIGEST]:
        yield "digest algorithms"
    if [part.oid() for part in content.parts()] != [DATA]:
        yield "content type, or content inside"
    (signer,) = signers.parts()
    version, name, digest, attributes, algorithm, value = signer.parts()[:6]
    if version.content != b"\x01" or digest.parts()[0].oid() != SM3_DIGEST or algorithm.parts()[0].oid() != SM2_SIGNATURE:
        yield "version or algorithms of the signer"
    serial = name.parts()[1].content
    (certificate,) = [c for c in certificates.parts() if c.parts()[0].parts()[1].content == serial]
    signed = {part.parts()[0].oid(): part.parts()[1].parts()[0] for part in attributes.parts()}
    if signed[CONTENT_TYPE].oid() != DATA:
        yield "signed content type"
    yield from digest_objections(signed[MESSAGE_DIGEST].content.hex(), document, work, "document")
    yield from value_objections(attributes, certificate, value, work)
    (unsigned,) = signer.parts()[6].parts()
    if unsigned.parts()[0].oid() != TOKEN:
        yield "no timestamp"
    yield from token_objections(unsigned.parts()[1].parts()[0], value.content, work, root)


def main():
    message, document, work, root = (pathlib.Path(argument) for argument in sys.argv[1:])
    try:
        found = list(objections(message.read_bytes(), document.read_bytes(), work, root))
    except (ValueError, IndexError, KeyError) as e:
        found = [f"cannot be read: {e!r}"]
    print("\n".join(found))
    sys.exit(1 if found else 0)


main()
