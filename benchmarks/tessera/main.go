// The peer of "bench log": Tessera's POSIX driver appends so many leaves for one client and says how long it took.
//
// As the other side does, the client holds whole leaves ready, keeps at most so many of them under way, and counts a
// leaf as appended once it is durable. Tessera signs its checkpoint at an interval, beside the way that is timed.
package main

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
)

func main() {
	directory := flag.String("directory", "", "folder for the log; must be empty")
	leaves := flag.Int("leaves", 0, "how many leaves")
	size := flag.Int("size", 512, "bytes of a leaf")
	batch := flag.Uint("batch", 256, "leaves of a batch at most")
	underWay := flag.Int("under-way", 0, "leaves the client has under way at most")
	flag.Parse()
	if *directory == "" || *leaves < 1 || *size < 8 || *batch < 1 || *underWay < 1 {
		log.Fatal("directory, leaves, size, batch and under-way are needed")
	}
	seconds, err := run(*directory, *leaves, *size, *batch, *underWay)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.6f\n", seconds)
}

func run(directory string, leaves, size int, batch uint, underWay int) (float64, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	secret, _, err := note.GenerateKey(rand.Reader, "laborproof.bench/tessera")
	if err != nil {
		return 0, err
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return 0, err
	}
	driver, err := posix.New(ctx, posix.Config{Path: directory})
	if err != nil {
		return 0, err
	}
	appender, shutdown, _, err := tessera.NewAppender(ctx, driver, tessera.NewAppendOptions().
		WithCheckpointSigner(signer).
		WithCheckpointInterval(time.Second).
		WithBatching(batch, time.Second).
		WithPushback(uint(2*underWay)))
	if err != nil {
		return 0, err
	}
	entries := make([][]byte, leaves)
	for i := range entries {
		entries[i] = leaf(i, size)
	}

	start := time.Now()
	futures := make(chan tessera.IndexFuture, underWay-1)
	failed := make(chan error, 1)
	go func() {
		defer close(failed)
		for future := range futures {
			if _, err := future(); err != nil {
				failed <- err
				return
			}
		}
	}()
	for _, entry := range entries {
		select {
		case futures <- appender.Add(ctx, tessera.NewEntry(entry)):
		case err := <-failed:
			return 0, err
		}
	}
	close(futures)
	if err := <-failed; err != nil {
		return 0, err
	}
	seconds := time.Since(start).Seconds()
	return seconds, shutdown(ctx)
}

// Each leaf is another one.
func leaf(index, size int) []byte {
	bytes := make([]byte, size)
	for i := range bytes {
		bytes[i] = byte(i)
	}
	binary.BigEndian.PutUint64(bytes, uint64(index))
	return bytes
}
