// Command judge verifies a checkpoint, inclusion proofs and a consistency proof with the Go
// checksum database's own code, which shares nothing with ours.
//
// usage: judge VKEY CHECKPOINT [LEAF-FILE PROOF-FILE]... [--consistency CHECKPOINT2 PROOF]
//
// LEAF-FILE holds the raw log entry, PROOF-FILE is a C2SP tlog-proof, PROOF of --consistency has
// one base64 hash per line. Exit 0 if everything holds, 1 with a sentence if not.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tree struct {
	size int64
	root tlog.Hash
}

func main() {
	if err := judge(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
	fmt.Println("accepted")
}

func judge(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: judge VKEY CHECKPOINT [LEAF PROOF]... [--consistency CHECKPOINT2 PROOF]")
	}
	verifier, err := note.NewVerifier(args[0])
	if err != nil {
		return err
	}
	text, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	state, err := open(verifier, text)
	if err != nil {
		return err
	}
	rest := args[2:]
	for len(rest) >= 2 && rest[0] != "--consistency" {
		if err := included(verifier, state, rest[0], rest[1]); err != nil {
			return fmt.Errorf("%s: %w", rest[1], err)
		}
		rest = rest[2:]
	}
	if len(rest) == 3 {
		return consistent(verifier, state, rest[1], rest[2])
	}
	if len(rest) != 0 {
		return fmt.Errorf("left over: %v", rest)
	}
	return nil
}

// open verifies a signed note and reads it as the checkpoint of the key's own log.
func open(verifier note.Verifier, text []byte) (tree, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tree{}, fmt.Errorf("not a checkpoint of %s: %q", verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tree{size, root}, err
}

func included(verifier note.Verifier, state tree, leafFile, proofFile string) error {
	leaf, err := os.ReadFile(leafFile)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(proofFile)
	if err != nil {
		return err
	}
	head, checkpoint, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a tlog-proof")
	}
	proven, err := open(verifier, []byte(checkpoint))
	if err != nil {
		return err
	}
	if proven != state {
		return fmt.Errorf("leads to another checkpoint")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	path, err := hashes(lines[2:])
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, state.size, state.root, index, tlog.RecordHash(leaf))
}

func consistent(verifier note.Verifier, first tree, laterFile, proofFile string) error {
	text, err := os.ReadFile(laterFile)
	if err != nil {
		return err
	}
	later, err := open(verifier, text)
	if err != nil {
		return err
	}
	proof, err := os.ReadFile(proofFile)
	if err != nil {
		return err
	}
	path, err := hashes(strings.Fields(string(proof)))
	if err != nil {
		return err
	}
	return tlog.CheckTree(path, later.size, later.root, first.size, first.root)
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var path []tlog.Hash
	for _, line := range lines {
		raw, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(raw) != tlog.HashSize {
			return nil, fmt.Errorf("not a hash: %q", line)
		}
		path = append(path, tlog.Hash(raw))
	}
	return path, nil
}
