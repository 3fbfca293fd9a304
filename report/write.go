package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
)

// WriteJSON writes the report as JSON in UTF-8, indented by two spaces, in the
// order of the form: the same report gives the same bytes. What is blank is left
// out. A report that is not well formed (see [Report.WellFormed]) is an error.
func WriteJSON(w io.Writer, r *Report) error {
	return write(w, r, func(n *node) ([]byte, error) { return append(appendJSON(nil, n, 0), '\n'), nil })
}

// WriteYAML writes the report as YAML in UTF-8, texts with a paragraph a line, rows
// of figures on one line each, in the order of the form: the same report gives the
// same bytes. What is blank is left out. A report that is not well formed (see
// [Report.WellFormed]) is an error, and so is one that [ReadYAML] would refuse for its
// length (see [Reader].MaxBytes): JSON may be longer.
func WriteYAML(w io.Writer, r *Report) error {
	return write(w, r, func(n *node) ([]byte, error) { return readableYAML(appendYAML(nil, n, 0)) })
}

// readableYAML returns a file, unless it is longer than what is read of YAML.
func readableYAML(data []byte) ([]byte, error) {
	plain, _ := liftRuns(data)
	if _, err := yamlCost(plain); err != nil {
		return nil, fmt.Errorf("the report could not be read back from YAML; write JSON: %w", err)
	}
	return data, nil
}

// Digest returns "sha256:" and the SHA-256 of the report's JSON in hexadecimal. It
// tells whether two reports say the same.
func Digest(r *Report) (string, error) {
	data, err := marshal(r)
	if err != nil {
		return "", err
	}
	return digestOf(data), nil
}

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

func write(w io.Writer, r *Report, format func(*node) ([]byte, error)) error {
	if r == nil {
		return message.Errorf("report.none")
	}
	if err := r.WellFormed(); err != nil {
		return fmt.Errorf("the report is not well formed: %w", err)
	}
	n := r.encode()
	data, err := format(&n)
	if err != nil {
		return err
	}
	return writeAll(w, data)
}

// writeAll is Write with an error where less was written than asked for, as a writer
// that keeps its contract returns itself.
func writeAll(w io.Writer, data []byte) error {
	n, err := w.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	return err
}

// row reports whether a map stands on one line: a row of figures does.
func (n *node) row() bool {
	if n.kind != nodeMap || len(n.pairs) == 0 {
		return false
	}
	for _, p := range n.pairs {
		v := &p.value
		if v.kind != nodeNumber && v.kind != nodeBool && (v.kind != nodeString || len(v.text) > 20) {
			return false
		}
	}
	return true
}

func appendJSON(b []byte, n *node, depth int) []byte {
	switch n.kind {
	case nodeMap, nodeList:
		open, end, size := byte('{'), byte('}'), len(n.pairs)
		if n.kind == nodeList {
			open, end, size = '[', ']', len(n.items)
		}
		b = append(b, open)
		row := n.row()
		for i := range size {
			if i > 0 {
				b = append(b, ',')
			}
			if !row {
				b = append(b, '\n')
				b = indent(b, depth+1)
			} else if i > 0 {
				b = append(b, ' ')
			}
			if n.kind == nodeMap {
				b = appendQuoted(b, n.pairs[i].key)
				b = append(b, ':', ' ')
				b = appendJSON(b, &n.pairs[i].value, depth+1)
			} else {
				b = appendJSON(b, &n.items[i], depth+1)
			}
		}
		if !row {
			b = append(b, '\n')
			b = indent(b, depth)
		}
		return append(b, end)
	case nodeString:
		return appendQuoted(b, n.text)
	case nodeNull:
		return append(b, "null"...)
	default:
		return append(b, n.text...)
	}
}

func indent(b []byte, depth int) []byte {
	for range depth {
		b = append(b, "  "...)
	}
	return b
}

// appendQuoted writes a string for JSON, which is also one for YAML: quotation
// marks and backslashes escaped, controls as \u00XX, all else as it is. encoding/json
// would besides escape <, > and &, which no reader needs.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0 // what stands before is written
	for i, c := range s {
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7F && c != '\uFEFF' && c != '\u2028' && c != '\u2029' && c != '\u0085' {
			continue
		}
		b = append(b, s[done:i]...)
		done = i + utf8.RuneLen(c)
		switch c {
		case '"', '\\':
			b = append(b, '\\', byte(c))
		case '\n':
			b = append(b, `\n`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = fmt.Appendf(b, `\u%04x`, c)
		}
	}
	return append(append(b, s[done:]...), '"')
}

// appendYAML writes a map in block style; the file as a whole is one.
func appendYAML(b []byte, n *node, depth int) []byte {
	for i := range n.pairs {
		p := &n.pairs[i]
		b = indent(b, depth)
		b = append(appendScalar(b, p.key), ':')
		b = appendYAMLValue(b, &p.value, depth)
	}
	return b
}

// appendYAMLValue writes what stands behind a key or a dash, with its line's end.
func appendYAMLValue(b []byte, v *node, depth int) []byte {
	switch {
	case v.row():
		b = append(b, " {"...)
		for i := range v.pairs {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(appendScalar(b, v.pairs[i].key), ": "...)
			if value := &v.pairs[i].value; value.kind == nodeString {
				b = appendQuoted(b, value.text)
			} else {
				b = append(b, value.text...)
			}
		}
		return append(b, "}\n"...)
	case v.kind == nodeMap:
		return appendYAML(append(b, '\n'), v, depth+1)
	case v.kind == nodeList:
		b = append(b, '\n')
		for i := range v.items {
			b = append(indent(b, depth+1), '-')
			b = appendYAMLValue(b, &v.items[i], depth+1)
		}
		return b
	case v.kind == nodeString && literal(v.text):
		b = append(b, " |\n"...)
		for line := range strings.Lines(v.text) {
			b = append(indent(b, depth+1), line...)
		}
		return b
	case v.kind == nodeString:
		return append(appendScalar(append(b, ' '), v.text), '\n')
	default:
		return append(append(append(b, ' '), v.text...), '\n')
	}
}

// literal reports whether a text can stand as a block with a paragraph a line: that
// is what Text.plain guarantees, but for characters that a YAML reader treats in
// its own way.
func literal(s string) bool {
	return strings.HasSuffix(s, "\n") && !strings.ContainsAny(s, "\t\uFEFF")
}

// bare is what may stand without quotation marks: it begins with a Han character,
// or is a key or an address.
var bare = regexp.MustCompile(`^(\p{Han}[\p{Han}（）《》〔〕、，。；]*|[a-z_]+(\.[a-z_]+)*)$`)

// words that YAML readers take for something else than a string.
var notBare = regexp.MustCompile(`^(y|n|yes|no|on|off|true|false|null)$`)

func appendScalar(b []byte, s string) []byte {
	if d, err := ParseDate(s); err == nil && d.String() == s {
		return append(b, s...)
	}
	if bare.MatchString(s) && !notBare.MatchString(s) {
		return append(b, s...)
	}
	return appendQuoted(b, s)
}
