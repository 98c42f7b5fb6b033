package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"path/filepath"
)

// The roles of Fabric's node OUs, by the kinds of node an institution may have. A chaincode speaks
// only TLS: it has no identity on a channel.
var roles = map[string]string{
	"orderer":         "orderer",
	"channel-orderer": "orderer",
	"peer":            "peer",
	"admin":           "admin",
	"client":          "client",
	"chaincode":       "",
}

const nodeUnits = `NodeOUs:
  Enable: true
  ClientOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: client}
  PeerOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: peer}
  AdminOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: admin}
  OrdererOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: orderer}
`

// makeInstitution fills folder with everything one institution holds: ca, tlsca, msp (what it tells
// the others) and one folder for each node.
func makeInstitution(folder, institution string, nodes []string) error {
	identities, err := newAuthority(filepath.Join(folder, "ca"), institution, "identity")
	if err != nil {
		return err
	}
	transport, err := newAuthority(filepath.Join(folder, "tlsca"), institution, "TLS")
	if err != nil {
		return err
	}
	if err := writeMsp(filepath.Join(folder, "msp"), identities, transport); err != nil {
		return err
	}
	for _, node := range nodes {
		role, known := roles[node]
		if !known {
			return fmt.Errorf("node %q of %s is of no known kind", node, institution)
		}
		if err := makeNode(filepath.Join(folder, node), institution, node, role, identities, transport); err != nil {
			return err
		}
	}
	return nil
}

func makeNode(folder, institution, node, role string, identities, transport *authority) error {
	if role != "" {
		msp := filepath.Join(folder, "msp")
		if err := writeMsp(msp, identities, transport); err != nil {
			return err
		}
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			return err
		}
		certificate, err := identities.identity(institution, node, role, key)
		if err != nil {
			return err
		}
		if err := writeKeyPair(filepath.Join(msp, "signcerts"), "cert.pem", filepath.Join(msp, "keystore"), certificate, key); err != nil {
			return err
		}
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	certificate, err := transport.tls(institution, node, key)
	if err != nil {
		return err
	}
	tls := filepath.Join(folder, "tls")
	return writeKeyPair(tls, "cert.pem", tls, certificate, key)
}

func writeMsp(folder string, identities, transport *authority) error {
	for name, content := range map[string][]byte{
		"config.yaml":          []byte(nodeUnits),
		"cacerts/ca.pem":       identities.encoded,
		"tlscacerts/tlsca.pem": transport.encoded,
	} {
		if err := writeFile(filepath.Join(folder, name), content); err != nil {
			return err
		}
	}
	return nil
}
