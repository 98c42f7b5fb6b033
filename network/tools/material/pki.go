package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

const (
	rootYears = 10
	leafYears = 5
)

// An authority signs the certificates of one institution: identities by one, TLS by another, so
// that a stolen TLS certificate can never sign a transaction.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	encoded     []byte
}

// newAuthority makes a root and keeps it in folder.
func newAuthority(folder, institution, purpose string) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		Subject:               subject(institution, "", "Demo "+purpose+" CA of "+institution),
		NotBefore:             backdated(),
		NotAfter:              time.Now().AddDate(rootYears, 0, 0),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		SubjectKeyId:          keyIdentifier(key),
	}
	certificate, err := issue(template, template, key, key)
	if err != nil {
		return nil, err
	}
	made := &authority{certificate, key, encodePem("CERTIFICATE", certificate.Raw)}
	return made, writeKeyPair(folder, "cert.pem", folder, certificate, key)
}

// identity signs a certificate whose OU is the role that Fabric's policies ask for.
func (a *authority) identity(institution, name, role string, key *ecdsa.PrivateKey) (*x509.Certificate, error) {
	return issue(&x509.Certificate{
		Subject:               subject(institution, role, name+"."+institution),
		NotBefore:             backdated(),
		NotAfter:              time.Now().AddDate(leafYears, 0, 0),
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageDigitalSignature,
		SubjectKeyId:          keyIdentifier(key),
	}, a.certificate, key, a.key)
}

// tls signs a certificate for both ends of a connection: orderers call each other with the one they answer with.
func (a *authority) tls(institution, name string, key *ecdsa.PrivateKey) (*x509.Certificate, error) {
	return issue(&x509.Certificate{
		Subject:               subject(institution, "", name+"."+institution),
		NotBefore:             backdated(),
		NotAfter:              time.Now().AddDate(leafYears, 0, 0),
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		DNSNames:              []string{"localhost"},
		IPAddresses:           []net.IP{net.IPv4(127, 0, 0, 1)},
		SubjectKeyId:          keyIdentifier(key),
	}, a.certificate, key, a.key)
}

// issue signs until the signature has a low S. Fabric rewrites others to low S when it reads them,
// and then the certificate in a block differs from the file it came from.
func issue(template, parent *x509.Certificate, key, signer *ecdsa.PrivateKey) (*x509.Certificate, error) {
	for {
		serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
		if err != nil {
			return nil, err
		}
		template.SerialNumber = serial
		der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
		if err != nil {
			return nil, err
		}
		certificate, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, err
		}
		var signature struct{ R, S *big.Int }
		if _, err := asn1.Unmarshal(certificate.Signature, &signature); err != nil {
			return nil, err
		}
		half := new(big.Int).Rsh(elliptic.P256().Params().N, 1)
		if signature.S.Cmp(half) <= 0 {
			return certificate, nil
		}
	}
}

func subject(institution, role, name string) pkix.Name {
	made := pkix.Name{Country: []string{"CN"}, Organization: []string{institution}, CommonName: name}
	if role != "" {
		made.OrganizationalUnit = []string{role}
	}
	return made
}

// Clocks of two machines are never quite the same.
func backdated() time.Time { return time.Now().Add(-5 * time.Minute) }

func keyIdentifier(key *ecdsa.PrivateKey) []byte {
	point, err := key.PublicKey.ECDH()
	if err != nil {
		panic(err) // P-256 always has this form
	}
	digest := sha256.Sum256(point.Bytes())
	return digest[:20]
}

func encodePem(kind string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}

func writeKeyPair(certificateFolder, certificateFile, keyFolder string, certificate *x509.Certificate, key *ecdsa.PrivateKey) error {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(certificateFolder, certificateFile), encodePem("CERTIFICATE", certificate.Raw)); err != nil {
		return err
	}
	return writeFile(filepath.Join(keyFolder, "key.pem"), encodePem("PRIVATE KEY", der))
}

// writeFile makes folders and files that only their owner can read.
func writeFile(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return os.WriteFile(file, content, 0o600)
}
