package markdown

import (
	"bytes"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/sniff"
)

// mostLookups bounds how often a footnote is looked for.
const mostLookups = 1 << 22

// scanMarkdown looks over a document before the parser does, which cannot be
// stopped: what it would need more time or memory for than the limits allow is an
// error. It reports whether a table of pipes has rows of unequal length: then cells
// are missing or doubled, and only a reader that knows no columns can read it.
func scanMarkdown(b *doc.Account, source []byte) (ragged bool, err error) {
	if err := ScanMarks(b, source); err != nil {
		return false, err
	}
	depth := 0
	// Each reference to a footnote is looked for among all of them.
	if bytes.Count(source, []byte("[^"))*bytes.Count(source, []byte("]:")) > mostLookups {
		return false, doc.Exceeded("Blocks", b.Limits.Blocks)
	}
	header, rows := 0, 0
	end := func() error {
		if rows > 1 {
			// The parser pads every row to the length of the first. The cells are
			// counted when they are read.
			if cells := b.Cells + header*rows; cells > b.Limits.Cells {
				return doc.Exceeded("Cells", b.Limits.Cells)
			}
		}
		return nil
	}
	var last []byte
	for line := range bytes.Lines(source) {
		depth = max(depth, markers(line))
		line = unquoted(line)
		switch {
		case header == 0 && rows == 0 && sniff.Delimiter.Match(line) && bytes.IndexByte(last, '|') >= 0:
			header, rows = pipes(last), 1
			ragged = ragged || pipes(line) != header
		case header > 0 && bytes.IndexByte(line, '|') >= 0:
			rows++
			ragged = ragged || pipes(line) != header
		default:
			if err := end(); err != nil {
				return ragged, err
			}
			header, rows = 0, 0
		}
		last = line
	}
	if err := end(); err != nil {
		return ragged, err
	}
	return ragged, b.Depth(depth)
}

// mostLinks bounds how many links a document may have: for one that does not end the
// parser looks through all that follows.
const mostLinks = 5000

// ScanMarks looks over the marks inside of lines.
func ScanMarks(b *doc.Account, source []byte) error {
	marks := 0
	for _, c := range source {
		switch c {
		case '*', '_', '[', ']', '`', '<', '&', '!', '~', '\\', '\n':
			marks++
		}
	}
	// Each mark may become a node of the tree.
	if marks > 4*b.Limits.Blocks || bytes.Count(source, []byte("](")) > mostLinks {
		return doc.Exceeded("Blocks", b.Limits.Blocks)
	}
	return nil
}

// pipes counts the cells of a row.
func pipes(line []byte) int {
	cells, _ := doc.SplitCells(string(bytes.ReplaceAll(bytes.TrimSpace(line), []byte(`\|`), nil)))
	return len(cells)
}

// unquoted takes the marks of quotations from the beginning of a line.
func unquoted(line []byte) []byte {
	for {
		rest := bytes.TrimLeft(line, " ")
		if len(line)-len(rest) > 3 || len(rest) == 0 || rest[0] != '>' {
			return line
		}
		line = bytes.TrimPrefix(rest[1:], []byte(" "))
	}
}

// withoutQuotes takes the marks of quotations from all lines.
func withoutQuotes(source []byte) []byte {
	out := make([]byte, 0, len(source))
	for line := range bytes.Lines(source) {
		out = append(out, unquoted(line)...)
	}
	return out
}

// markers counts the quotations and lists that a line opens.
func markers(line []byte) int {
	n := 0
	for i, c := range line {
		switch c {
		case '>':
			n++
		case '-', '+', '*', '.', ')':
			if i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t') {
				n++
			}
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return n
		}
	}
	return n
}
