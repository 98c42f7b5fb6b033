// Command c2sp judges an evidence package with other people's code: Go's archive/zip, the note and tlog packages
// that verify the Go checksum database, and the cosignature verifier of transparency-dev. It follows docs/evidence-format.md and shares nothing with the product.
//
//	c2sp TRUST.json PACKAGE.zip
//
// One line per objection; exit 0 without any, 1 otherwise.
package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	cosignature "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	mostBytes       = 64 << 20
	eventCommitment = 0x01
)

var proofPath = regexp.MustCompile(`^log/([0-9]{6})\.tlog-proof$`)

type trust struct {
	Logs []struct {
		Origin string   `json:"origin"`
		Keys   []string `json:"keys"`
	} `json:"logs"`
	Witnesses struct {
		Keys     []string `json:"keys"`
		Required int      `json:"required"`
	} `json:"witnesses"`
	PackageKeys []string `json:"packageKeys"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: c2sp TRUST.json PACKAGE.zip")
		os.Exit(2)
	}
	objections := judge(os.Args[1], os.Args[2])
	for _, objection := range objections {
		fmt.Println(objection)
	}
	if len(objections) > 0 {
		os.Exit(1)
	}
}

func judge(trustFile, packageFile string) []error {
	var believed trust
	if content, err := os.ReadFile(trustFile); err != nil {
		return []error{err}
	} else if err := json.Unmarshal(content, &believed); err != nil {
		return []error{fmt.Errorf("%s: %w", trustFile, err)}
	}
	members, err := read(packageFile)
	if err != nil {
		return []error{fmt.Errorf("%s: %w", packageFile, err)}
	}
	objections := []error{}
	if err := manifest(members, believed.PackageKeys); err != nil {
		objections = append(objections, fmt.Errorf("manifest: %w", err))
	}
	if err := witnessed(members["log/checkpoint"], believed); err != nil {
		objections = append(objections, fmt.Errorf("log/checkpoint: %w", err))
	}
	proofs := 0
	for path := range members {
		if match := proofPath.FindStringSubmatch(path); match != nil {
			proofs++
			if err := inclusion(members, match[1], believed); err != nil {
				objections = append(objections, fmt.Errorf("%s: %w", path, err))
			}
		}
	}
	if proofs == 0 {
		objections = append(objections, errors.New("no inclusion proof in the package"))
	}
	if err := growth(members, believed); err != nil {
		objections = append(objections, fmt.Errorf("log/consistency.json: %w", err))
	}
	return objections
}

func read(file string) (map[string][]byte, error) {
	archive, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	members := map[string][]byte{}
	for _, entry := range archive.File {
		reader, err := entry.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(io.LimitReader(reader, mostBytes))
		reader.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name, err)
		}
		if _, twice := members[entry.Name]; twice {
			return nil, fmt.Errorf("%s stands there twice", entry.Name)
		}
		members[entry.Name] = content
	}
	return members, nil
}

// manifest checks that the operator signed the manifest and that it lists every member as it is.
func manifest(members map[string][]byte, keys []string) error {
	content := members["manifest.json"]
	text, err := open(members["manifest.sig"], keys)
	if err != nil {
		return err
	}
	digest := sha256.Sum256(content)
	if text != "laborproof/package/v1\nsha256 "+hex.EncodeToString(digest[:])+"\n" {
		return errors.New("the signature is over another manifest")
	}
	var listed struct {
		Members []struct {
			Path   string `json:"path"`
			Sha256 string `json:"sha256"`
			Size   int    `json:"size"`
		} `json:"members"`
	}
	if err := json.Unmarshal(content, &listed); err != nil {
		return err
	}
	if len(listed.Members)+2 != len(members) {
		return fmt.Errorf("%d members listed, %d there", len(listed.Members), len(members)-2)
	}
	for _, member := range listed.Members {
		there := members[member.Path]
		digest := sha256.Sum256(there)
		if len(there) != member.Size || hex.EncodeToString(digest[:]) != member.Sha256 {
			return fmt.Errorf("%s is not what the manifest lists", member.Path)
		}
	}
	return nil
}

// inclusion checks that the event of that number is in the tree of a checkpoint signed by a believed log.
func inclusion(members map[string][]byte, number string, believed trust) error {
	head, checkpoint, found := bytes.Cut(members["log/"+number+".tlog-proof"], []byte("\n\n"))
	if !found {
		return errors.New("no checkpoint after an empty line")
	}
	tree, err := signedTree(checkpoint, believed)
	if err != nil {
		return err
	}
	lines := strings.Split(string(head), "\n")
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	proof := tlog.RecordProof{}
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	record, err := entry(members, number)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(record))
}

// growth checks that the package's checkpoint and the anchored one are states of one log.
func growth(members map[string][]byte, believed trust) error {
	if members["ledger/proof.json"] == nil {
		return nil
	}
	own, err := signedTree(members["log/checkpoint"], believed)
	if err != nil {
		return err
	}
	anchored, err := anchoredTree(members["ledger/proof.json"])
	if err != nil {
		return err
	}
	earlier, later := own, anchored
	if later.N < earlier.N {
		earlier, later = later, earlier
	}
	if earlier.N == later.N {
		if earlier.Hash != later.Hash {
			return errors.New("a fork: two roots of one size")
		}
		return nil
	}
	var proof struct {
		Path []string `json:"path"`
	}
	if err := json.Unmarshal(members["log/consistency.json"], &proof); err != nil {
		return err
	}
	path := tlog.TreeProof{}
	for _, node := range proof.Path {
		hash, err := hexHash(node)
		if err != nil {
			return err
		}
		path = append(path, hash)
	}
	return tlog.CheckTree(path, later.N, later.Hash, earlier.N, earlier.Hash)
}

// anchoredTree reads the checkpoint a ledger proof speaks of. Whether it is anchored is not a question for Go's packages.
func anchoredTree(proof []byte) (tlog.Tree, error) {
	var ledger struct {
		Transaction struct {
			Command struct {
				Checkpoint struct {
					Size int64  `json:"size"`
					Root string `json:"root"`
				} `json:"checkpoint"`
			} `json:"command"`
		} `json:"transaction"`
	}
	if err := json.Unmarshal(proof, &ledger); err != nil {
		return tlog.Tree{}, err
	}
	anchored := ledger.Transaction.Command.Checkpoint
	root, err := hexHash(anchored.Root)
	return tlog.Tree{N: anchored.Size, Hash: root}, err
}

func hexHash(digits string) (tlog.Hash, error) {
	hash := tlog.Hash{}
	raw, err := hex.DecodeString(digits)
	if err != nil || copy(hash[:], raw) != tlog.HashSize || len(raw) != tlog.HashSize {
		return tlog.Hash{}, fmt.Errorf("not a hash: %q", digits)
	}
	return hash, nil
}

// entry makes the log entry of an event from its bytes and its opened salt.
func entry(members map[string][]byte, number string) ([]byte, error) {
	var openings struct {
		Events []struct {
			Seq  int    `json:"seq"`
			Salt string `json:"salt"`
		} `json:"events"`
	}
	if err := json.Unmarshal(members["openings.json"], &openings); err != nil {
		return nil, err
	}
	for _, opened := range openings.Events {
		if fmt.Sprintf("%06d", opened.Seq) == number {
			salt, err := hex.DecodeString(opened.Salt)
			if err != nil || len(salt) != 32 {
				return nil, errors.New("the salt is not 32 bytes")
			}
			commitment := sha256.New()
			commitment.Write([]byte("laborproof/event/v1"))
			commitment.Write(salt)
			commitment.Write(members["events/"+number+".json"])
			return commitment.Sum([]byte{eventCommitment}), nil
		}
	}
	return nil, errors.New("no salt for this event")
}

func signedTree(checkpoint []byte, believed trust) (tlog.Tree, error) {
	for _, log := range believed.Logs {
		text, err := open(checkpoint, log.Keys)
		if err != nil {
			continue
		}
		// C2SP tlog-checkpoint: origin, size, root; further lines are extensions.
		lines := strings.SplitN(text, "\n", 4)
		if len(lines) < 4 || lines[0] != log.Origin {
			return tlog.Tree{}, errors.New("the checkpoint speaks of another log")
		}
		size, err := strconv.ParseInt(lines[1], 10, 64)
		if err != nil {
			return tlog.Tree{}, err
		}
		root, err := tlog.ParseHash(lines[2])
		return tlog.Tree{N: size, Hash: root}, err
	}
	return tlog.Tree{}, errors.New("the checkpoint is signed by no believed log")
}

// witnessed checks that as many of the believed witnesses as asked for cosigned the checkpoint, each counted once.
func witnessed(checkpoint []byte, believed trust) error {
	if believed.Witnesses.Required == 0 {
		return nil
	}
	verifiers := []note.Verifier{}
	for _, key := range believed.Witnesses.Keys {
		verifier, err := cosignature.NewVerifierForCosignatureV1(key)
		if err != nil {
			return fmt.Errorf("key %s: %w", key, err)
		}
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open(checkpoint, note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	names := map[string]bool{}
	for _, signature := range opened.Sigs {
		if at, err := cosignature.CoSigV1Timestamp(signature); err != nil {
			return err
		} else if at.After(time.Now().Add(5 * time.Minute)) {
			continue
		}
		names[signature.Name] = true
	}
	if len(names) < believed.Witnesses.Required {
		return fmt.Errorf("%d witnesses cosigned it, %d are asked for", len(names), believed.Witnesses.Required)
	}
	return nil
}

// open verifies a signed note by at least one of the keys and returns its text.
func open(message []byte, keys []string) (string, error) {
	verifiers := []note.Verifier{}
	for _, key := range keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return "", fmt.Errorf("key %s: %w", key, err)
		}
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open(message, note.VerifierList(verifiers...))
	if err != nil {
		return "", err
	}
	return opened.Text, nil
}
