package report

import "strings"

// Text is the running text of a section: its paragraphs, with pictures and small
// tables between them where a caller gives any.
type Text []Block

// Block is one of Paragraph, *Picture and *TextTable.
type Block interface{ block() }

// Paragraph is a paragraph (自然段) as runs of plain and bold text. Its numbering
// says whether it is a heading; see [Numbering].
type Paragraph []Run

// Run is a stretch of text in one weight. It holds no line break.
type Run struct {
	Text string
	Bold bool
}

// Picture is a picture inside a text, in PNG or JPEG.
type Picture struct {
	Data    []byte // the whole file
	Alt     string // what it shows, for readers who do not see it; required
	Caption string // printed below it, may be empty
}

// TextTable is a small table inside a text. Its rows have equally many cells.
type TextTable struct {
	Caption    string // printed above it, may be empty
	HeaderRows int    // how many of its rows are headings
	Rows       [][]string
}

func (Paragraph) block()  {}
func (*Picture) block()   {}
func (*TextTable) block() {}

// Plain returns plain text as offices write it: a paragraph a line. White space
// around a paragraph, such as the two ideographic spaces of an indent, is layout
// and left out, and so are empty lines.
func Plain(s string) Text {
	var t Text
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			t = append(t, Paragraph{{Text: line}})
		}
	}
	return t
}

// String returns the text of the paragraph without its weights.
func (p Paragraph) String() string {
	if len(p) == 1 {
		return p[0].Text
	}
	var b strings.Builder
	for _, r := range p {
		b.WriteString(r.Text)
	}
	return b.String()
}

// String returns the paragraphs of the text, a line each; pictures and tables are
// left out.
func (t Text) String() string {
	var b strings.Builder
	for _, block := range t {
		if p, ok := block.(Paragraph); ok {
			b.WriteString(p.String())
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// plain reports whether [Plain] gives the text back from its String.
func (t Text) plain() bool {
	for _, block := range t {
		p, ok := block.(Paragraph)
		if !ok || len(p) != 1 || p[0].Bold || p[0].Text == "" {
			return false
		}
		if strings.TrimSpace(p[0].Text) != p[0].Text || strings.ContainsAny(p[0].Text, "\r\n") {
			return false
		}
	}
	return true
}
