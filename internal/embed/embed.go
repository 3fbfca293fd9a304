// Package embed says how a file of ours carries its report and the digest over itself:
// by which names, where, and over which bytes. What writes a file and what reads it
// again do so by the same code.
//
// The digest is a SHA-256 over the whole file, but for the 64 digits in which it stands
// itself (the hole), which count as zeros. It tells whether a file is, bit for bit, the
// one that was written. It is no signature: whoever changes a file can write the digest
// anew, since no key is needed for it.
package embed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"strings"
)

// State says what the digest that a file carries says of the file.
type State int

const (
	// None: the file carries no digest over itself.
	None State = iota
	// Matches: the file is the one that was written.
	Matches
	// Differs: something in the file was changed, or it was saved again.
	Differs
)

// algorithm stands before every digest.
const algorithm = "sha256:"

// digits is how many hexadecimal digits a digest has.
const digits = 2 * sha256.Size

// hole stands where the digest comes.
var hole = strings.Repeat("0", digits)

// holeBehind returns where the digits begin that follow a mark; false where no digest
// stands there in the digits that we write.
func holeBehind(data []byte, mark int, of string) (at int, ok bool) {
	at = mark + len(of)
	if mark < 0 || at+digits > len(data) {
		return 0, false
	}
	for _, c := range data[at : at+digits] {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return 0, false
		}
	}
	return at, true
}

// fill writes the digest into the hole of the last piece of a file, of which h has
// taken everything before.
func fill(h hash.Hash, last []byte, at int) {
	h.Write(last[:at])
	h.Write([]byte(hole))
	h.Write(last[at+digits:])
	var sum [sha256.Size]byte
	hex.Encode(last[at:at+digits], h.Sum(sum[:0]))
}

// check compares the digest in a hole with what the file has.
func check(data []byte, at int) State {
	h := sha256.New()
	h.Write(data[:at])
	h.Write([]byte(hole))
	h.Write(data[at+digits:])
	return compare(data[at:at+digits], h)
}

func compare(written []byte, h hash.Hash) State {
	var sum [sha256.Size]byte
	if bytes.Equal(written, hex.AppendEncode(nil, h.Sum(sum[:0]))) {
		return Matches
	}
	return Differs
}
