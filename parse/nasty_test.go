package parse_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// nasty are pieces of text that mean something to one of the formats, or that one of
// them might change.
var nasty = []string{
	"政", "府", "年", "a", "B", "x_y", "0", "12", "3.5", "１２", "，", "。", "（", "）", "“", "”",
	"\\", "`", "``", "```", "*", "**", "_", "__", "~", "~~", "~~~", "=", "==", "===", "^", "<", ">", "|", "||", "\\|", "$", "$$", "%", "%%", "!", "&", "#", "##",
	"[", "]", "[ ]", "[x]", "[[", "]]", "[^1]", "[^1]:", "![", "](", "[a]: ", "(", ")", "+", "-", "--", "---", ":", "::", ":smile:", ":-:", "{", "}", "'", "\"", "/", "?", "@", ";", ",",
	"1.", "1. ", "1) ", "9) ", "- ", "+ ", "* ", "# ", "> ", "    ", "\t", " ", "  ", "   ", "\u00a0", "\u3000", "\u3000\u3000", "\u2003", "\u200a", "\u205f",
	"&amp;", "&lt;", "&#65;", "&#x41;", "&nbsp;", "&copy", "&;", "&#0;",
	"<b>", "</b>", "<br>", "<!--", "-->", "<!-- x -->", "<em>", "</em>", "<strong>", "<table>", "<td>", "<script>", "<![CDATA[", "]]>", "<?x?>",
	"http://a.example/x_y?a=1&b=2#t", "https://www.example.gov.cn/col/col_1/", "www.example.gov.cn", "a_b@example.gov.cn", "<http://a.example>", "ftp://a.example/", "mailto:a@b.cn",
	"é", "e\u0301", "\u0301", "か\u3099", "\ufe0f", "\u20e3", "𠮷", "😀", "👨‍👩‍👧", "🇨🇳", "\ufffd", "א", "ב", "ا", "ع", "ئۇ", "１", "①", "㈠", "…", "—", "·", "\u00ad",
	"\u200b", "\u2060",
}

// unprinted are those of the pieces that our faces of type do not have: PDF refuses them.
var unprinted = []string{
	"e\u0301", "\u0301", "か\u3099", "\u20e3", "𠮷", "😀", "👨‍👩‍👧", "🇨🇳", "\ufffd", "א", "ב", "ا", "ع", "ئۇ",
}

// TestUnprinted holds the list of pieces that PDF refuses.
func TestUnprinted(t *testing.T) {
	for _, piece := range nasty {
		r := &report.Report{Office: "某局", Year: 2024, Overview: report.Text{report.Paragraph{{Text: "文" + piece}}}}
		err := pdf.Renderer{}.Render(io.Discard, r)
		var missing *layout.MissingError
		if err != nil && !errors.As(err, &missing) {
			t.Errorf("%+q: %v", piece, err)
		}
		if want := slices.Contains(unprinted, piece); want != (err != nil) {
			t.Errorf("%+q: %v", piece, err)
		}
	}
}

// reordering are controls of direction, which are printed nowhere. A page of Markdown
// cannot say that there were any in a small table or a picture.
var reordering = []string{"\u202e", "\u202c", "\u200f", "\u2066", "\u061c"}

func withoutReordering(s string) string {
	return strings.Map(func(c rune) rune {
		if report.Reorders(c) {
			return -1
		}
		return c
	}, s)
}

// nastyReport makes a report whose every text is drawn from the pieces, those of
// paragraphs from more besides.
func nastyReport(seed uint64, pieces []string, more ...string) *report.Report {
	r := random(seed, printable, 99_999_999)
	g := &nastyGenerator{generator: newGenerator(seed, printable, 0), pieces: slices.Concat(pieces, more), fewer: pieces}
	r.Office = g.line(1, 4)
	if !r.Contact.IsZero() {
		r.Contact = report.Contact{Address: g.piece(5), Phone: g.piece(3), Email: g.piece(3)}
	}
	for _, key := range r.Edition().TextKeys() {
		if err := r.SetText(key, g.text()); err != nil {
			panic(err)
		}
	}
	return r
}

type nastyGenerator struct {
	*generator
	pieces []string
	fewer  []string // for tables and pictures
}

// piece returns up to n pieces, as they come.
func (g *nastyGenerator) piece(n int) string {
	var b strings.Builder
	for range g.IntN(n + 1) {
		b.WriteString(g.pieces[g.IntN(len(g.pieces))])
	}
	return b.String()
}

// line returns at least one piece, and not only white space.
func (g *nastyGenerator) line(_, n int) string {
	for {
		if s := g.piece(n); strings.TrimSpace(withoutReordering(s)) != "" {
			return s
		}
	}
}

func (g *nastyGenerator) text() report.Text {
	var t report.Text
	all := g.pieces
	for range g.IntN(4) {
		kind := g.IntN(6)
		g.pieces = g.fewer
		if kind > 1 {
			g.pieces = all
		}
		switch kind {
		case 0:
			table := &report.TextTable{HeaderRows: g.IntN(3), Caption: g.piece(3)}
			columns := 1 + g.IntN(3)
			for range 2 + g.IntN(2) {
				var row []string
				for range columns {
					row = append(row, g.piece(3))
				}
				table.Rows = append(table.Rows, row)
			}
			t = append(t, table)
		case 1:
			t = append(t, &report.Picture{Data: png(uint8(g.IntN(256))), Alt: g.line(1, 3), Caption: g.piece(3)})
		default:
			var p report.Paragraph
			for range 1 + g.IntN(4) {
				p = append(p, report.Run{Text: g.piece(4), Bold: g.IntN(3) == 0})
			}
			if withoutReordering(p.String()) != "" {
				t = append(t, p)
			}
		}
	}
	g.pieces = all
	return t
}

// TestRoundTripOfNastyReports: whatever characters a report holds, and wherever,
// nothing of what was written is read otherwise or called edited.
func TestRoundTripOfNastyReports(t *testing.T) {
	n := 60
	if testing.Short() {
		n = 15
	}
	for _, w := range writers {
		t.Run(w.name, func(t *testing.T) {
			for seed := range n {
				pieces := nasty
				if w.name == "PDF" || w.name == "OFD" {
					pieces = slices.DeleteFunc(slices.Clone(nasty), func(s string) bool { return slices.Contains(unprinted, s) })
				}
				if !strings.HasPrefix(w.name, "Markdown") {
					pieces = slices.Concat(pieces, reordering)
				}
				r := nastyReport(uint64(seed), pieces, reordering...)
				if err := r.WellFormed(); err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				res := back(t, w.write, r)
				if diff := differences(r, res.Report); diff != "" {
					t.Errorf("seed %d:%s", seed, diff)
				} else if s := unexpected(res); s != "" {
					t.Errorf("seed %d: diagnostics: %s", seed, s)
				}
			}
		})
	}
}

// differences tells, by the blocks of their texts, how two reports differ.
func differences(want, got *report.Report) string {
	if cmp.Equal(want, got) {
		return ""
	}
	var b strings.Builder
	for _, key := range want.Edition().TextKeys() {
		w, _ := want.Text(key) // the key is the form's own
		g, _ := got.Text(key)
		for i := range max(len(w), len(g)) {
			var is, was report.Block
			if i < len(w) {
				was = w[i]
			}
			if i < len(g) {
				is = g[i]
			}
			if !cmp.Equal(was, is) {
				fmt.Fprintf(&b, "\n%s, block %d: want %+q\n\tgot %+q", key, i+1, was, is)
			}
		}
	}
	if b.Len() == 0 {
		return cmp.Diff(want, got)
	}
	return b.String()
}
