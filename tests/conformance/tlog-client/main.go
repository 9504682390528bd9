// Command tlog-client checks a log with nothing of Gongshu's own code: notes by golang.org/x/mod/sumdb/note, proofs by
// golang.org/x/mod/sumdb/tlog, tiles and bundles by filippo.io/torchwood. It is given an address and keys, and says what holds; the
// first thing that does not ends it with exit code 1.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type keys []string

func (k *keys) String() string     { return strings.Join(*k, " ") }
func (k *keys) Set(v string) error { *k = append(*k, v); return nil }

// at most so long for everything, so that a server that answers nothing is a failure and not a wait.
const patience = 10 * time.Minute

func main() {
	var vkeys keys
	base := flag.String("url", "", "address under which checkpoint and tile/ are found")
	flag.Var(&vkeys, "vkey", "key whose signature the checkpoint must carry; may be repeated")
	old := flag.String("old", "", "file with an earlier checkpoint that the log must continue")
	keep := flag.String("keep", "", "file to write the checkpoint to")
	follow := flag.String("follow", "", "pinned key: follow the log's own facts from it to the key that signs now")
	flag.Parse()

	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := &client{ctx: ctx, vkeys: vkeys}
	if err := c.run(*base, *old, *keep, *follow); err != nil {
		fmt.Println("FAILED", err)
		os.Exit(1)
	}
}

type client struct {
	ctx    context.Context
	vkeys  keys
	tiles  torchwood.TileReader
	log    *torchwood.Client
	head   torchwood.Checkpoint
	reader tlog.HashReader
}

func (c *client) run(base, old, keep, follow string) error {
	// A log that answers 5xx is a failure here: no retries beyond what a reader's patience allows.
	hc := &http.Client{Timeout: 30 * time.Second}
	fetcher, err := torchwood.NewTileFetcher(base, torchwood.WithHTTPClient(hc))
	if err != nil {
		return err
	}
	c.tiles = &remembered{TileReader: fetcher, tiles: map[tlog.Tile][]byte{}}
	if c.log, err = torchwood.NewClient(c.tiles); err != nil {
		return err
	}
	bytes, err := c.tiles.ReadEndpoint(c.ctx, "checkpoint")
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	if c.head, err = open(bytes, c.vkeys); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	fmt.Printf("checkpoint of %d entries, signed by each of %d keys\n", c.head.N, len(c.vkeys))
	c.reader = torchwood.TileHashReaderWithContext(c.ctx, c.head.Tree, c.tiles)
	for _, check := range []func() error{c.inclusion, c.consistency, c.everyEntry} {
		if err := check(); err != nil {
			return err
		}
	}
	if old != "" {
		if err := c.continues(old); err != nil {
			return err
		}
	}
	if follow != "" {
		if err := c.follow(follow); err != nil {
			return err
		}
	}
	if keep != "" {
		return os.WriteFile(keep, bytes, 0o600)
	}
	return nil
}

// remembered fetches each tile once: the checks read the same ones again and again.
type remembered struct {
	torchwood.TileReader
	tiles map[tlog.Tile][]byte
}

func (r *remembered) ReadTiles(ctx context.Context, wanted []tlog.Tile) ([][]byte, error) {
	var missing []tlog.Tile
	for _, tile := range wanted {
		if _, there := r.tiles[tile]; !there {
			missing = append(missing, tile)
		}
	}
	if len(missing) > 0 {
		fetched, err := r.TileReader.ReadTiles(ctx, missing)
		if err != nil {
			return nil, err
		}
		for i, tile := range missing {
			r.tiles[tile] = fetched[i]
		}
	}
	found := make([][]byte, len(wanted))
	for i, tile := range wanted {
		found[i] = r.tiles[tile]
	}
	return found, nil
}

// open reads a checkpoint once with each key alone: none may rest on the signature of another.
func open(bytes []byte, vkeys keys) (torchwood.Checkpoint, error) {
	var head torchwood.Checkpoint
	if len(vkeys) == 0 {
		return head, fmt.Errorf("no key was given")
	}
	for _, vkey := range vkeys {
		verifier, err := note.NewVerifier(vkey)
		if err != nil {
			return head, fmt.Errorf("key %s: %w", vkey, err)
		}
		opened, err := note.Open(bytes, note.VerifierList(verifier))
		if err != nil {
			return head, fmt.Errorf("with key %s: %w", vkey, err)
		}
		if head, err = torchwood.ParseCheckpoint(opened.Text); err != nil {
			return head, err
		}
		if head.Origin != verifier.Name() {
			return head, fmt.Errorf("it is of %q, not of %q", head.Origin, verifier.Name())
		}
	}
	return head, nil
}

// everyEntry reads all bundles and holds each entry against the tiles below the signed root.
func (c *client) everyEntry() error {
	count := int64(0)
	for index, entry := range c.log.AllEntries(c.ctx, c.head.Tree, 0) {
		if index != count {
			return fmt.Errorf("entry %d came in the place of %d", index, count)
		}
		if !json.Valid(entry) {
			return fmt.Errorf("entry %d is not JSON", index)
		}
		count++
	}
	if err := c.log.Err(); err != nil {
		return fmt.Errorf("entries: %w", err)
	}
	if count != c.head.N {
		return fmt.Errorf("the bundles hold %d entries, the checkpoint says %d", count, c.head.N)
	}
	fmt.Printf("all %d entries of the bundles hash to the tiles and to the root\n", count)
	return nil
}

// places are the first and the last, those at the edges of tiles of each level, and some between.
func places(size int64) []int64 {
	var found []int64
	seen := map[int64]bool{}
	candidates := []int64{0, 1, size / 3, size / 2, size - 2, size - 1}
	for edge := int64(256); edge <= size; edge *= 256 {
		candidates = append(candidates, edge-1, edge, edge+1)
	}
	for at := int64(12345); at < size; at += size/16 + 7919 {
		candidates = append(candidates, at)
	}
	for _, at := range candidates {
		if at >= 0 && at < size && !seen[at] {
			seen[at] = true
			found = append(found, at)
		}
	}
	return found
}

func (c *client) inclusion() error {
	indexes := places(c.head.N)
	for _, index := range indexes {
		entry, _, err := c.log.Entry(c.ctx, c.head.Tree, index)
		if err != nil {
			return fmt.Errorf("inclusion of %d: %w", index, err)
		}
		proof, err := tlog.ProveRecord(c.head.N, index, c.reader)
		if err != nil {
			return fmt.Errorf("inclusion of %d: %w", index, err)
		}
		if err := tlog.CheckRecord(proof, c.head.N, c.head.Hash, index, tlog.RecordHash(entry)); err != nil {
			return fmt.Errorf("inclusion of %d: %w", index, err)
		}
		// The proof must say something: of another entry it may not hold.
		if tlog.CheckRecord(proof, c.head.N, c.head.Hash, index, tlog.RecordHash([]byte(string(entry)+" "))) == nil {
			return fmt.Errorf("inclusion of %d holds for another entry, too", index)
		}
	}
	fmt.Printf("inclusion of %d entries\n", len(indexes))
	return nil
}

func (c *client) consistency() error {
	sizes := places(c.head.N)
	for _, size := range sizes {
		if size == 0 {
			continue
		}
		root, err := tlog.TreeHash(size, c.reader)
		if err != nil {
			return fmt.Errorf("root of %d: %w", size, err)
		}
		if err := c.extends(tlog.Tree{N: size, Hash: root}); err != nil {
			return err
		}
	}
	fmt.Printf("consistency with %d earlier sizes\n", len(sizes))
	return nil
}

func (c *client) extends(older tlog.Tree) error {
	proof, err := tlog.ProveTree(c.head.N, older.N, c.reader)
	if err != nil {
		return fmt.Errorf("consistency with %d: %w", older.N, err)
	}
	if err := tlog.CheckTree(proof, c.head.N, c.head.Hash, older.N, older.Hash); err != nil {
		return fmt.Errorf("consistency with %d: %w", older.N, err)
	}
	return nil
}

// continues holds the log against a checkpoint that was fetched and signed earlier.
func (c *client) continues(file string) error {
	bytes, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var opened torchwood.Checkpoint
	for _, vkey := range c.vkeys {
		if opened, err = open(bytes, keys{vkey}); err == nil {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("earlier checkpoint: %w", err)
	}
	if err := c.extends(opened.Tree); err != nil {
		return err
	}
	fmt.Printf("it continues the checkpoint of %d entries fetched earlier\n", opened.N)
	return nil
}

type keyFact struct {
	Kind string `json:"kind"`
	Fact struct {
		Event        string  `json:"event"`
		Key          string  `json:"key"`
		Previous     *string `json:"previous"`
		OverlapUntil *string `json:"overlapUntil"`
	} `json:"fact"`
}

// follow goes from a pinned key to its successors as a client would that knows nothing else. The entries were proved above.
func (c *client) follow(pinned string) error {
	known := pinned
	for _, entry := range c.log.AllEntries(c.ctx, c.head.Tree, 0) {
		var found keyFact
		if json.Unmarshal(entry, &found) != nil || found.Kind != "evidence.log-key" {
			continue
		}
		fact := found.Fact
		if fact.Event == "begins" && fact.Previous != nil && *fact.Previous == known && fact.OverlapUntil != nil {
			known = fact.Key
		}
	}
	if err := c.log.Err(); err != nil {
		return fmt.Errorf("entries: %w", err)
	}
	if known == pinned {
		return fmt.Errorf("the log tells of no successor of the pinned key %s", pinned)
	}
	bytes, err := c.tiles.ReadEndpoint(c.ctx, "checkpoint")
	if err != nil {
		return err
	}
	if _, err := open(bytes, keys{known}); err != nil {
		return fmt.Errorf("the successor the log tells of: %w", err)
	}
	fmt.Printf("from the pinned key the log leads to %s\n", known)
	return nil
}
