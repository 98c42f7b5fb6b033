"""Checks a detached signature of GB/T 35275-2017 without any code of ours.

usage: national_judge.py MESSAGE DOCUMENT WORK

Takes the message apart with a small DER reader, compares the SM3 digest by gmssl and by OpenSSL, and verifies the SM2 value
over the signed attributes by both, with the identity of GB/T 35276. Prints one objection a line; exits 1 if there is one.
"""

import pathlib
import subprocess
import sys

from gmssl import func, sm2, sm3

IDENTITY = "1234567812345678"
DATA = "1.2.156.10197.6.1.4.2.1"
SIGNED_DATA = "1.2.156.10197.6.1.4.2.2"
SM2_SIGNATURE = "1.2.156.10197.1.301.1"
SM3_DIGEST = "1.2.156.10197.1.401"
SM2_CURVE = "1.2.156.10197.1.301"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"


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


def objections(message, document, work):
    outer = Der(message)
    if len(outer.whole) != len(message):
        yield "bytes behind the message"
    content_type, explicit = outer.parts()
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
    stated = signed[MESSAGE_DIGEST].content.hex()
    if stated != sm3.sm3_hash(func.bytes_to_list(document)):
        yield "gmssl: another digest than the document's"
    (work / "document").write_bytes(document)
    if stated not in openssl(work, ["dgst", "-sm3", "document"]).stdout:
        yield "openssl: another digest than the document's"

    # RFC 5652 5.4, the same in GB/T 35275: the attributes are signed as a SET.
    covered = b"\x31" + attributes.whole[1:]
    key = public_key(certificate)
    if key.parts()[0].parts()[1].oid() != SM2_CURVE:
        yield "no SM2 key"
    point = key.parts()[1].content[2:]
    r, s = (int.from_bytes(part.content, "big") for part in Der(value.content).parts())
    verifier = sm2.CryptSM2(private_key="", public_key="")
    # Set afterwards: its constructor takes every leading 0 and 4 off a key that begins with "04", coordinates too.
    verifier.public_key = point.hex()
    if not verifier.verify_with_sm3(f"{r:064x}{s:064x}", covered):
        yield "gmssl: the SM2 value does not fit"
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
        yield "openssl: " + (said.stdout + said.stderr).strip()


def main():
    message, document, work = (pathlib.Path(argument) for argument in sys.argv[1:])
    try:
        found = list(objections(message.read_bytes(), document.read_bytes(), work))
    except (ValueError, IndexError, KeyError) as e:
        found = [f"cannot be read: {e!r}"]
    print("\n".join(found))
    sys.exit(1 if found else 0)


main()
