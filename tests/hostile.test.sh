#!/usr/bin/env bash
# Files made to exhaust a reader, given to the command as it is built: each ends within its bounds, with "no conclusion" and never "passed".
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
trust=$LABORPROOF_HOME/proof/src/test/resources/vectors/sample/trust
# Thirty seconds for the examination, the rest for starting Java on a busy machine.
longest=90

python3 - "$SCRATCH" <<'PYTHON'
import pathlib, sys, zlib
folder = pathlib.Path(sys.argv[1])

def pdf(*bodies):
    out, rows = b"%PDF-1.7\n", b"xref\n"
    for number, body in enumerate(bodies, 1):
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    return out + rows + b"trailer\n<</Root 1 0 R/Size 99>>\nstartxref\n%d\n%%%%EOF\n" % len(out)

def stream(entries, data):
    return b"<<%s/Length %d>>\nstream\n" % (entries, len(data)) + data + b"\nendstream"

tree = b"<</Type/Pages/Kids[3 0 R]>>"
ours = b"<</Type/Filespec/F(signing-profile.json)/EF<</F 4 0 R>>>>"
packer = zlib.compressobj(9)
bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(2000)) + packer.flush()
(folder / "deep.pdf").write_bytes(pdf(b"<</Type/Catalog/X " + b"[" * 2_000_000 + b"]" * 2_000_000 + b">>"))
(folder / "many.pdf").write_bytes(pdf(b"<</Type/Catalog/X [" + b"0 " * 20_000_000 + b"]>>"))
(folder / "bomb.pdf").write_bytes(
    pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, b"<</Type/Page/Contents 4 0 R>>", stream(b"/Filter/FlateDecode", bomb), ours)
)
with open(folder / "large.pdf", "wb") as large:
    large.write(b"%PDF-1.7\n")
    large.truncate(300 << 20)
PYTHON

for kind in deep many bomb large; do
  check_exit "a $kind PDF gets no conclusion, in time" 2 RESOURCE_LIMIT \
    timeout "$longest" "$LABORPROOF" verify "$SCRATCH/$kind.pdf" --trust "$trust"
done

finish
