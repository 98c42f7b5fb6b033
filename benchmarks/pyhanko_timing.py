"""pyHanko as a peer that stays warm: validates the PDF once for every line on standard input and answers each with one line.

usage: pyhanko_timing.py JUDGES PDF SIGNATURES --signer ROOT.pem... --tsa ROOT.pem...
JUDGES is the folder of pyhanko_judge.py, whose validation this is, its process started once. The answer to a line is empty
when pyHanko accepts the file, else its findings.
"""

import sys


def main():
    sys.path.insert(0, sys.argv.pop(1))
    import pyhanko_judge

    arguments = pyhanko_judge.arguments()
    for _ in sys.stdin:
        print("; ".join(pyhanko_judge.findings(arguments)), flush=True)


if __name__ == "__main__":
    main()
