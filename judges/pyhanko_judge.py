"""pyHanko judges one PDF: every signature must be AdES with long-term archival data (EN 319 102-1 5.6.3), offline.

usage: pyhanko_judge.py PDF SIGNATURES --signer ROOT.pem... --tsa ROOT.pem...
Prints one line per finding; exit 0 if pyHanko accepts the file, 1 if not.
"""

import argparse
import asyncio
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    CertificateFetchingRule,
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


def specification(arguments):
    return PdfSignatureValidationSpec(
        SignatureValidationSpec(
            cert_validation_policy=policy(arguments.signer),
            ts_cert_validation_policy=policy(arguments.tsa),
            revinfo_gathering_policy=RevocationInfoGatheringSpec(
                online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY,
                certificate_fetching_rule=CertificateFetchingRule.NEVER_FETCH,
            ),
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
    if status.timestamp_validity is None:
        yield f"{signature.field_name}: no signature timestamp"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pdf")
    parser.add_argument("signatures", type=int)
    parser.add_argument("--signer", nargs="+", required=True)
    parser.add_argument("--tsa", nargs="+", required=True)
    dissent = False
    for finding in findings(parser.parse_args()):
        dissent = True
        print(finding)
    return 1 if dissent else 0


if __name__ == "__main__":
    sys.exit(main())
