package embed

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"slices"
)

// Namespace is that of the custom XML part in which a Word file carries the report.
const Namespace = "https://github.com/govdisclosure/annualreport/source/1"

// wordMark stands before the digest, which is an attribute of that part's element.
const wordMark = ` file="` + algorithm

// WordAttribute returns the attribute with the hole in it, a space before.
func WordAttribute() string { return wordMark + hole + `"` }

// Sum is the SHA-256 of an entry of a Word file as it is unpacked.
type Sum [sha256.Size]byte

// SumOf returns the sum of an entry.
func SumOf(data []byte) Sum { return sha256.Sum256(data) }

// SumOfText returns the sum of an entry that is text, through a buffer.
func SumOfText(text string, buffer []byte) Sum {
	h := sha256.New()
	for text != "" {
		n := copy(buffer, text)
		h.Write(buffer[:n])
		text = text[n:]
	}
	var s Sum
	h.Sum(s[:0])
	return s
}

// Entry is an entry of a Word file other than the part that carries the report.
type Entry struct {
	Name string
	Sum  Sum
}

// SealWord writes the digest of a Word file, or of another package, into a part that holds
// [WordAttribute]. The digest covers the names and the unpacked bytes of all entries, in
// the order of their names: how they are packed, and in which order, says nothing.
func SealWord(name string, part []byte, others []Entry) error {
	at, ok := wordHole(part)
	if !ok {
		return errors.New("the part has no place for the digest of the file")
	}
	sum := wordDigest(name, part, at, others).Sum(nil)
	hex.Encode(part[at:at+digits], sum)
	return nil
}

// CheckWord compares a file with the digest in the part that carries its report. The
// other entries are asked for only where there is a digest; an error of theirs is
// returned.
func CheckWord(name string, part []byte, others func() ([]Entry, error)) (State, error) {
	at, ok := wordHole(part)
	if !ok {
		return None, nil
	}
	entries, err := others()
	if err != nil {
		return Differs, err
	}
	return compare(part[at:at+digits], wordDigest(name, part, at, entries)), nil
}

func wordHole(part []byte) (at int, ok bool) {
	return holeBehind(part, bytes.Index(part, []byte(wordMark)), wordMark)
}

func wordDigest(name string, part []byte, at int, others []Entry) hash.Hash {
	h := sha256.New()
	h.Write(part[:at])
	h.Write([]byte(hole))
	h.Write(part[at+digits:])
	all := append(make([]Entry, 0, len(others)+1), others...)
	own := Entry{Name: name}
	h.Sum(own.Sum[:0])
	all = append(all, own)
	slices.SortStableFunc(all, func(a, b Entry) int { return cmp.Compare(a.Name, b.Name) })
	h.Reset()
	for i := range all {
		var length [8]byte
		binary.BigEndian.PutUint64(length[:], uint64(len(all[i].Name)))
		h.Write(length[:])
		h.Write([]byte(all[i].Name))
		h.Write(all[i].Sum[:])
	}
	return h
}
