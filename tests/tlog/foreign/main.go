// Checks a published log with Go's own checksum-database packages: nothing of the register's code.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

type tiles struct{ site string }

func (t tiles) Height() int                               { return 8 }
func (t tiles) SaveTiles(_ []tlog.Tile, _ [][]byte)       {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		held, err := os.ReadFile(filepath.Join(t.site, "log", place(tile)))
		if err != nil {
			return nil, err
		}
		found = append(found, held)
	}
	return found, nil
}

func place(tile tlog.Tile) string {
	level := strconv.Itoa(tile.L)
	if tile.L < 0 {
		level = "entries"
	}
	parts := strings.SplitN(tile.Path(), "/", 4)
	return "tile/" + level + "/" + parts[3]
}

func opened(text []byte, verifier note.Verifier) (tlog.Tree, error) {
	signed, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func leaves(site string, size int64) [][]byte {
	var found [][]byte
	for first := int64(0); first < size; first += width {
		held := int(min(width, size-first))
		name := place(tlog.Tile{H: 8, L: -1, N: first / width, W: held})
		bundle, err := os.ReadFile(filepath.Join(site, "log", name))
		check(err)
		for len(bundle) > 0 {
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			found = append(found, bundle[2:end])
			bundle = bundle[end:]
		}
	}
	return found
}

func min(one, other int64) int64 {
	if one < other {
		return one
	}
	return other
}

func proof(text []byte, verifier note.Verifier, all [][]byte) error {
	head, checkpoint, _ := bytes.Cut(text, []byte("\n\n"))
	tree, err := opened(checkpoint, verifier)
	if err != nil {
		return err
	}
	var index int64
	var path tlog.RecordProof
	for _, line := range strings.Split(string(head), "\n")[1:] {
		if number := strings.TrimPrefix(line, "index "); number != line {
			if index, err = strconv.ParseInt(number, 10, 64); err != nil {
				return err
			}
		} else if !strings.HasPrefix(line, "extra ") {
			raw, err := base64.StdEncoding.DecodeString(line)
			if err != nil {
				return err
			}
			var hash tlog.Hash
			copy(hash[:], raw)
			path = append(path, hash)
		}
	}
	return tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(all[index]))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// The arguments: the site's folder, the log's public key, and an older checkpoint, if one was kept.
func main() {
	log.SetFlags(0)
	site := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	checkpoint, err := os.ReadFile(filepath.Join(site, "log", "checkpoint"))
	check(err)
	tree, err := opened(checkpoint, verifier)
	check(err)
	hashes := tlog.TileHashReader(tree, tiles{site})
	all := leaves(site, tree.N)
	for at, leaf := range all {
		found, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(at))})
		check(err)
		if found[0] != tlog.RecordHash(leaf) {
			log.Fatalf("leaf %d is another", at)
		}
	}
	if len(os.Args) > 3 {
		kept, err := os.ReadFile(os.Args[3])
		check(err)
		old, err := opened(kept, verifier)
		check(err)
		path, err := tlog.ProveTree(tree.N, old.N, hashes)
		check(err)
		check(tlog.CheckTree(path, tree.N, tree.Hash, old.N, old.Hash))
	}
	proofs := 0
	check(filepath.WalkDir(site, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".tlog-proof") {
			return err
		}
		text, err := os.ReadFile(name)
		check(err)
		proofs++
		return proof(text, verifier, all)
	}))
	fmt.Printf("%d leaves, %d proofs\n", tree.N, proofs)
}
