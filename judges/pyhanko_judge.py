"""pyHanko judges one PDF: every signature must be AdES with long-term archival data (EN 319 102-1 5.6.3), offline.

usage: pyhanko_judge.py PDF SIGNATURES --signer ROOT.pem... --tsa ROOT.pem... [--crl LIST.crl...]
Revocation lists given by --crl are what a validator with a network would have fetched today.
Prints one line per finding; exit 0 if pyHanko accepts the file, 1 if not.
"""

import argparse
import asyncio
import logging
import sys
from datetime import datetime, timezone

from asn1crypto.crl import CertificateList
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.policy_decl import (
    CertificateFetchingRule,
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator.authority import CertTrustAnchor
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    FreshnessReqType,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer


def policy(root_files):
    anchors = [CertTrustAnchor(load_cert_from_pemder(name)) for name in root_files]
    required = RevocationCheckingPolicy(
        ee_certificate_rule=RevocationCheckingRule.CRL_OR_OCSP_REQUIRED,
        intermediate_ca_cert_rule=RevocationCheckingRule.CRL_OR_OCSP_REQUIRED,
    )
    return CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=anchors),
        revinfo_policy=CertRevTrustPolicy(
            revocation_checking_policy=required,
            freshness_req_type=FreshnessReqType.DEFAULT,
        ),
    )


def revocation_list(name):
    with open(name, "rb") as file:
        return CRLContainer(CertificateList.load(file.read()))


def specification(arguments):
    return PdfSignatureValidationSpec(
        SignatureValidationSpec(
            cert_validation_policy=policy(arguments.signer),
            ts_cert_validation_policy=policy(arguments.tsa),
            revinfo_gathering_policy=RevocationInfoGatheringSpec(
                online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY,
                certificate_fetching_rule=CertificateFetchingRule.NEVER_FETCH,
            ),
            local_knowledge=LocalKnowledge(known_crls=[revocation_list(name) for name in arguments.crl]),
        )
    )


def findings(arguments):
    with open(arguments.pdf, "rb") as file:
        reader = PdfFileReader(file)
        signatures = reader.embedded_regular_signatures
        timestamps = reader.embedded_timestamp_signatures
        if len(signatures) != arguments.signatures:
            yield f"{len(signatures)} signatures, expected {arguments.signatures}"
        if not timestamps:
            yield "no document timestamp"
        elif timestamps[-1].evaluate_signature_coverage() != SignatureCoverageLevel.ENTIRE_FILE:
            yield "the last document timestamp does not cover the whole file"
        for signature in signatures:
            yield from findings_of(signature, arguments)


def findings_of(signature, arguments):
    result = asyncio.run(ades_lta_validation(signature, specification(arguments)))
    if result.ades_subindic != AdESPassed.OK:
        yield f"{signature.field_name}: {result.ades_subindic} {result.failure_msg or ''}"
        return
    status = result.api_status
    for name in ("intact", "valid", "trusted", "bottom_line", "docmdp_ok"):
        if not getattr(status, name):
            yield f"{signature.field_name}: not {name}"
    # pyHanko 0.38 looks for proof of signature timestamps under another attribute name than theirs and so states nothing
    # of one whose authority's certificate has ended; its verdict then rests on the document timestamps (ADR 24).
    token = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
    if token is None:
        yield f"{signature.field_name}: no signature timestamp"
    elif status.timestamp_validity is None and not ended(token):
        yield f"{signature.field_name}: no good signature timestamp"


def ended(token):
    now = datetime.now(timezone.utc)
    return any(c.chosen.not_valid_after < now for c in token["certificates"])


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("pdf")
    parser.add_argument("signatures", type=int)
    parser.add_argument("--signer", nargs="+", required=True)
    parser.add_argument("--tsa", nargs="+", required=True)
    parser.add_argument("--crl", nargs="+", default=[])
    # What it says on the way to a verdict is not the verdict.
    logging.disable(logging.CRITICAL)
    return parser.parse_args()


def main():
    dissent = False
    for finding in findings(arguments()):
        dissent = True
        print(finding)
    return 1 if dissent else 0


if __name__ == "__main__":
    sys.exit(main())
