// Material makes what a native consortium needs before its first process starts: the keys and
// certificates of an institution, the package of a chaincode that runs as a service, and the hash
// of a genesis block. Standard library only.
package main

import (
	"fmt"
	"os"
)

const usage = `material institution FOLDER NAME NODE...   keys and certificates of one institution
material package CHAINCODE FILE            package of a chaincode as a service; prints its id
material connection ADDRESS TRUST CERT KEY how a peer reaches such a chaincode, as JSON
material header FILE                       SHA-256 of the header of a block`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "material: %v\n", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	verb := ""
	if len(arguments) > 0 {
		verb, arguments = arguments[0], arguments[1:]
	}
	switch {
	case verb == "institution" && len(arguments) > 2:
		return makeInstitution(arguments[0], arguments[1], arguments[2:])
	case verb == "package" && len(arguments) == 2:
		return printed(writePackage(arguments[0], arguments[1]))
	case verb == "connection" && len(arguments) == 4:
		return printed(connection(arguments[0], arguments[1], arguments[2], arguments[3]))
	case verb == "header" && len(arguments) == 1:
		return printed(headerHash(arguments[0]))
	default:
		return fmt.Errorf("unknown call\n%s", usage)
	}
}

func printed(line string, err error) error {
	if err == nil {
		fmt.Println(line)
	}
	return err
}
