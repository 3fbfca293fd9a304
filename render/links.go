package render

import "strings"

// Link is an address in a text.
type Link struct {
	From, To int    // where it stands, in bytes
	URL      string // what it leads to
}

// schemes are what the addresses begin with that [Links] finds, and what is put before
// them to make a URL.
var schemes = [...]struct{ begin, before string }{
	{"https://", ""},
	{"http://", ""},
	{"www.", "http://"},
}

// Links returns the addresses of pages that a text names, as https://www.example.gov.cn
// or www.example.gov.cn. An address ends before the first character that RFC 3986 has
// none of, as every Han character is, before a bracket that was opened outside, and before
// marks that end a sentence.
func Links(text string) []Link {
	var links []Link
	var next [len(schemes)]int // where each of them begins next
	for from := 0; ; {
		first := -1
		for i, s := range schemes {
			if next[i] < from || from == 0 {
				next[i] = len(text)
				if at := strings.Index(text[from:], s.begin); at >= 0 {
					next[i] = from + at
				}
			}
			if next[i] < len(text) && (first < 0 || next[i] < next[first]) {
				first = i
			}
		}
		if first < 0 {
			return links
		}
		at, host := next[first], next[first]+len(schemes[first].begin)
		end := addressEnd(text, host)
		if end > host && alphanumeric(text[host]) && (at == 0 || !alphanumeric(text[at-1])) {
			links = append(links, Link{From: at, To: end, URL: schemes[first].before + text[at:end]})
		}
		from = max(end, host)
	}
}

// addressEnd returns where an address ends.
func addressEnd(text string, from int) int {
	end, open := from, 0
	for ; end < len(text) && addressByte(text[end]); end++ {
		switch text[end] {
		case '(':
			open++
		case ')':
			open--
		}
		if open < 0 {
			break
		}
	}
	return from + len(strings.TrimRight(text[from:end], ".,;:!?'*"))
}

// addressByte reports whether a character may stand in a URL (RFC 3986 clause 2).
func addressByte(c byte) bool {
	return alphanumeric(c) || strings.IndexByte("-._~:/?#[]@!$&'()*+,;=%", c) >= 0
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
