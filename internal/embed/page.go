package embed

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf8"
)

// A page carries its report whole, in a data block of HTML: a script of a type that no
// browser runs.
const (
	pageBegin = `<script type="application/json" id="annualreport" data-digest="`
	pageEnd   = "</script>"
)

// AppendPageData appends the data block that carries a report as JSON, with its digest as
// report.Digest returns it. The JSON is written so that nothing in it ends the block.
func AppendPageData(b, json []byte, digest string) ([]byte, error) {
	for _, c := range []byte(digest) {
		if c <= ' ' || c >= utf8.RuneSelf || c == '"' || c == '<' || c == '>' || c == '&' {
			return b, errors.New("the digest " + strconv.Quote(digest) + " cannot stand in a page")
		}
	}
	b = append(append(append(b, pageBegin...), digest...), `">`...)
	return append(AppendScriptJSON(b, json), pageEnd...), nil
}

// AppendScriptJSON appends JSON so that it may stand in a script of HTML. Those characters
// that mean something there stand in JSON only inside texts, where they may be escaped.
func AppendScriptJSON(b, json []byte) []byte {
	for {
		at := bytes.IndexAny(json, "<>&\u2028\u2029")
		if at < 0 {
			return append(b, json...)
		}
		b = append(b, json[:at]...)
		c, n := utf8.DecodeRune(json[at:])
		const hexadecimal = "0123456789abcdef"
		b = append(b, '\\', 'u', hexadecimal[c>>12&15], hexadecimal[c>>8&15], hexadecimal[c>>4&15], hexadecimal[c&15])
		json = json[at+n:]
	}
}

// FindPageData returns the report that a page carries, as JSON, and its digest.
func FindPageData(page []byte) (json []byte, digest string, ok bool) {
	_, rest, ok := bytes.Cut(page, []byte(pageBegin))
	if !ok {
		return nil, "", false
	}
	before, rest, ok := bytes.Cut(rest, []byte(`">`))
	if !ok || len(before) > maxDigest {
		return nil, "", false
	}
	json, _, ok = bytes.Cut(rest, []byte(pageEnd))
	return json, string(before), ok
}

// maxDigest is the longest digest that is looked at.
const maxDigest = 200
