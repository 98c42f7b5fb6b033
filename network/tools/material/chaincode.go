package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"time"
)

// Fabric's name for a package is LABEL:SHA-256. Every institution builds the same bytes, although
// each runs the chaincode at its own address: that address is no part of the package.
const packageVersion = "1"

type member struct {
	name    string
	content []byte
}

func writePackage(chaincode, file string) (string, error) {
	label := chaincode + "_" + packageVersion
	content, err := packageOf(chaincode, label)
	if err != nil {
		return "", err
	}
	digest := sha256.Sum256(content)
	return label + ":" + hex.EncodeToString(digest[:]), os.WriteFile(file, content, 0o600)
}

func packageOf(chaincode, label string) ([]byte, error) {
	// Read by the external builder of network/chaincode-builder.
	named, err := json.Marshal(map[string]string{"chaincode": chaincode})
	if err != nil {
		return nil, err
	}
	metadata, err := json.Marshal(map[string]string{"label": label, "type": "ccaas"})
	if err != nil {
		return nil, err
	}
	code, err := archive(member{"connection.json", named})
	if err != nil {
		return nil, err
	}
	return archive(member{"metadata.json", metadata}, member{"code.tar.gz", code})
}

// archive stores without compressing: compressors change from release to release, stored bytes do not.
func archive(members ...member) ([]byte, error) {
	var packed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&packed, gzip.NoCompression)
	if err != nil {
		return nil, err
	}
	out := tar.NewWriter(zip)
	for _, each := range members {
		header := &tar.Header{Name: each.name, Mode: 0o644, Size: int64(len(each.content)), ModTime: time.Unix(0, 0), Format: tar.FormatUSTAR}
		if err := out.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := out.Write(each.content); err != nil {
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// connection says where one institution's chaincode listens and by which certificates peer and
// chaincode know each other.
func connection(address, trust, certificate, key string) (string, error) {
	texts := make([]string, 3)
	for i, file := range []string{trust, certificate, key} {
		content, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		texts[i] = string(content)
	}
	encoded, err := json.Marshal(map[string]any{
		"address":              address,
		"dial_timeout":         "10s",
		"tls_required":         true,
		"client_auth_required": true,
		"root_cert":            texts[0],
		"client_cert":          texts[1],
		"client_key":           texts[2],
	})
	return string(encoded), err
}
