package embed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
)

// A text (Markdown, a page in HTML) carries the summary of its report and the digest over
// itself in comments of HTML.
const textMark = "<!-- annualreport file " + algorithm

// The comment that holds a summary, a line of JSON.
const (
	summaryBegin = "<!-- annualreport {"
	summaryEnd   = "} -->"
)

// SummaryComment returns the comment that holds a summary, which is a line of JSON with
// neither "--" nor ">".
func SummaryComment(summary string) string { return "<!-- annualreport " + summary + " -->" }

// FindSummary returns the summary that a text carries.
func FindSummary(text []byte) (summary string, ok bool) {
	for {
		at := bytes.Index(text, []byte(summaryBegin))
		if at < 0 {
			return "", false
		}
		text = text[at+len(summaryBegin)-1:]
		line, _, _ := bytes.Cut(text, []byte{'\n'})
		if end := bytes.LastIndex(line, []byte(summaryEnd)); end >= 0 {
			return string(line[:end+1]), true
		}
	}
}

// HasSummary reports whether a text carries a summary.
func HasSummary(text []byte) bool {
	_, ok := FindSummary(text)
	return ok
}

// TextComment returns the comment that holds the digest, with the hole in it.
func TextComment() string { return textMark + hole + " -->" }

// SealText writes the digest into a text, which holds [TextComment].
func SealText(text []byte) error {
	at, ok := textHole(text)
	if !ok {
		return errors.New("the text has no place for its digest")
	}
	hex.Encode(text[at:at+digits], textDigest(text, at).Sum(nil))
	return nil
}

// CheckText compares a text in UTF-8 with the digest in it. Line ends of every sort are
// alike, a byte order mark does not count, nor how many lines are empty at the end:
// these editors and transfers change lawfully.
func CheckText(text []byte) State {
	at, ok := textHole(text)
	switch {
	case ok:
		return compare(text[at:at+digits], textDigest(text, at))
	case bytes.Contains(text, []byte(textMark)):
		return Differs
	}
	return None
}

func textHole(text []byte) (at int, ok bool) {
	return holeBehind(text, bytes.LastIndex(text, []byte(textMark)), textMark)
}

var byteOrderMark = []byte("\uFEFF")

func textDigest(text []byte, at int) hash.Hash {
	h := sha256.New()
	equalEnds(h, bytes.TrimPrefix(text[:at], byteOrderMark))
	h.Write([]byte(hole))
	equalEnds(h, bytes.TrimRight(text[at+digits:], "\r\n"))
	return h
}

// equalEnds writes a text with its line ends made equal.
func equalEnds(h hash.Hash, text []byte) {
	for {
		at := bytes.IndexByte(text, '\r')
		if at < 0 {
			h.Write(text)
			return
		}
		h.Write(text[:at])
		h.Write([]byte{'\n'})
		text = text[at+1:]
		if len(text) > 0 && text[0] == '\n' {
			text = text[1:]
		}
	}
}
