package markdown

import (
	"regexp"
	"strings"
)

// address finds what looks like the address of a page or a mailbox. Where one ends in a
// Chinese text only its characters tell: they are those of RFC 3986 without brackets and
// $, which mean something to one reader of Markdown or another.
var address = regexp.MustCompile(`(?i)[a-z0-9][a-z0-9._%+-]*@` + label + `(?:\.` + label + `)+` +
	`|(?:(?:https?|ftp)://[a-z0-9.-]+|www(?:\.[a-z0-9-]+)+)(?::[0-9]+)?(?:[/?#][a-z0-9._~:/?#@!&'()*+,;=%-]*)?`)

// label is one of the names in a mailbox's address that dots part.
const label = `[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?`

// asEntity finds what some readers would take for a character's name inside an address.
var asEntity = regexp.MustCompile(`&#?[0-9A-Za-z]+;`)

// autolinked finds what GFM makes a link of, of what is not marked as one here.
var autolinked = regexp.MustCompile(`(?i)(?:https?|ftp)://|\bwww\.`)

// hasAddress reports whether a text may hold an address.
func hasAddress(s string) bool {
	return strings.Contains(s, "://") || strings.Contains(s, "@") || strings.Contains(s, "www.") || strings.Contains(s, "WWW.")
}

// escapeLinked is escape for a text whose addresses become links. A reader that makes
// links of addresses by itself takes all up to the next space for one, Chinese text and
// the backslashes of escapes with it; so each is marked as a link from end to end.
func escapeLinked(s string) string {
	if !hasAddress(s) {
		return escape(s)
	}
	var b strings.Builder
	at := 0
	for _, m := range address.FindAllStringIndex(s, -1) {
		from, to := m[0], m[0]+addressLength(s[m[0]:m[1]])
		if to == from || from > 0 && partOfAddress(s[from-1]) {
			continue
		}
		b.WriteString(escapeUnlinked(s[at:from]))
		if text := s[from:to]; strings.EqualFold(text[:min(4, len(text))], "www.") && !strings.Contains(text, "@") {
			b.WriteString("[" + escape(text) + "](<http://" + text + ">)")
		} else {
			b.WriteString("<" + text + ">")
		}
		at = to
	}
	b.WriteString(escapeUnlinked(s[at:]))
	return b.String()
}

// partOfAddress reports whether what follows the character is not the beginning of an
// address.
func partOfAddress(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("._%+-@/", c) >= 0
}

// escapeUnlinked is escape for a text of which no reader shall make a link.
func escapeUnlinked(s string) string {
	var b strings.Builder
	at := 0
	for _, m := range autolinked.FindAllStringIndex(s, -1) {
		sign := m[0] + strings.IndexAny(s[m[0]:m[1]], ":.")
		b.WriteString(escape(s[at:sign]) + `\` + s[sign:sign+1])
		at = sign + 1
	}
	b.WriteString(escape(s[at:]))
	return b.String()
}

// addressLength returns how much of a candidate is the address: not the punctuation
// that ends a sentence, nor the closing bracket of the text around it.
func addressLength(s string) int {
	if m := asEntity.FindStringIndex(s); m != nil {
		s = s[:m[0]]
	}
	open, closed := strings.Count(s, "("), strings.Count(s, ")")
	for s != "" {
		switch c := s[len(s)-1]; {
		case strings.IndexByte(".,;:!?'&", c) >= 0:
		case c == '(':
			open--
		case c == ')' && closed > open:
			closed--
		default:
			return len(s)
		}
		s = s[:len(s)-1]
	}
	return 0
}
