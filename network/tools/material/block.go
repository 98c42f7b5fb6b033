package main

import (
	"crypto/sha256"
	"encoding/asn1"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math/big"
	"os"
)

var errNotABlock = errors.New("not a block: its header cannot be read")

// headerHash is what later blocks name as their predecessor: SHA-256 over the DER SEQUENCE of
// number, previous hash and data hash (Fabric protoutil.BlockHeaderBytes).
func headerHash(file string) (string, error) {
	block, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	outer, err := fields(block)
	if err != nil {
		return "", err
	}
	header, err := fields(outer[1].bytes)
	if err != nil {
		return "", err
	}
	if len(header[3].bytes) != sha256.Size {
		return "", errNotABlock
	}
	der, err := asn1.Marshal(struct {
		Number       *big.Int
		PreviousHash []byte
		DataHash     []byte
	}{new(big.Int).SetUint64(header[1].number), header[2].bytes, header[3].bytes})
	if err != nil {
		return "", err
	}
	digest := sha256.Sum256(der)
	return hex.EncodeToString(digest[:]), nil
}

type field struct {
	number uint64
	bytes  []byte
}

// fields reads a protobuf message of varints and length-delimited fields, each at most once, which is
// all that a block and its header have.
func fields(message []byte) (map[uint64]field, error) {
	read := map[uint64]field{}
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 {
			return nil, errNotABlock
		}
		value, m := binary.Uvarint(message[n:])
		if m <= 0 {
			return nil, errNotABlock
		}
		message = message[n+m:]
		switch tag & 7 {
		case 0:
			read[tag>>3] = field{number: value}
		case 2:
			if value > uint64(len(message)) {
				return nil, errNotABlock
			}
			read[tag>>3] = field{bytes: message[:value]}
			message = message[value:]
		default:
			return nil, errNotABlock
		}
	}
	return read, nil
}
