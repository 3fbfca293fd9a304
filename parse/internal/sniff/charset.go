package sniff

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Decode returns a text in UTF-8, without a byte order mark. What the text says
// of its encoding is checked: bytes that are UTF-8 are read as that whatever it
// declares, and others as GB 18030, of which GB 2312 and GBK are parts. declared is
// "" where it says nothing or the right thing.
func Decode(data []byte) (text []byte, declared, is string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decode(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16")
	default:
		if e, ok := utf16Of(data); ok {
			return decode(data, unicode.UTF16(e, unicode.IgnoreBOM), "UTF-16")
		}
	}
	text, is = data, "UTF-8"
	right := []string{"utf-8", "utf8"}
	beyond, bad := utf8Of(data)
	switch {
	case bad == 0:
	case bad < beyond/mostDamaged:
		// A file cut in the middle of a character, or with a damaged one, is
		// still what it is; what is damaged will be named.
		text = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	default:
		right = []string{"gb"}
		if text, _, is, err = decode(data, simplifiedchinese.GB18030, "GB 18030"); err != nil {
			return nil, "", is, err
		}
	}
	if declared = charsetOf(data); beyond+bad == 0 || slices.ContainsFunc(right, func(s string) bool { return strings.HasPrefix(declared, s) }) {
		declared = ""
	}
	return text, declared, is, nil
}

// mostDamaged is the part of the characters beyond ASCII that may be damaged.
const mostDamaged = 10

var errEncoding = message.Errorf("parse.encoding")

func decode(data []byte, e encoding.Encoding, name string) ([]byte, string, string, error) {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return nil, "", name, errEncoding
	}
	if beyond, _ := utf8Of(text); bytes.Count(text, []byte("\uFFFD")) > beyond/mostDamaged {
		return nil, "", name, errEncoding
	}
	return text, "", name, nil
}

// utf16Of recognises UTF-16 without a byte order mark by the zero bytes of its
// spaces, line ends and digits.
func utf16Of(data []byte) (e unicode.Endianness, ok bool) {
	if len(data) < 4 || len(data)%2 != 0 {
		return e, false
	}
	var odd, even int
	for i, c := range data[:min(len(data), 4096)] {
		switch {
		case c != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	switch {
	case odd > 8*even && odd >= 2:
		return unicode.LittleEndian, true
	case even > 8*odd && even >= 2:
		return unicode.BigEndian, true
	}
	return e, false
}

// declaration is how HTML and XML name their encoding.
var declaration = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// charsetOf returns the encoding that the head of a page declares, in lower case.
func charsetOf(data []byte) string {
	head := data[:min(len(data), 4096)]
	if !bytes.ContainsRune(head, '<') {
		return ""
	}
	if m := declaration.FindSubmatch(head); m != nil {
		return strings.ToLower(string(m[1]))
	}
	return ""
}

// utf8Of counts the characters beyond ASCII, and the bytes that are none.
func utf8Of(data []byte) (beyond, bad int) {
	if utf8.Valid(data) { // as nearly all are, and this is far faster
		for _, c := range data {
			if c >= 0xC0 {
				beyond++
			}
		}
		return beyond, 0
	}
	for len(data) > 0 {
		c, size := utf8.DecodeRune(data)
		switch {
		case c == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			beyond++
		}
		data = data[size:]
	}
	return beyond, bad
}
