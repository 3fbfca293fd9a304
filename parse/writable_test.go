package parse_test

import (
	"encoding/base64"
	"html"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
)

// forbidden are pieces that no line of a report may hold, or that are no text at all.
var forbidden = []string{"\a", "\x1b[31m", "\u0085", "\u2028", "\ufffe", "\ufdd0", "\xff", "\x80", "\v", "\f", "&#7;", "&#xFFFE;", "\u200b", "\ufeff", "\u2060"}

// TestWhatIsReadCanBeWritten: what is read of a document, whatever characters it has,
// lacks no more than an office and a year of being a report.
func TestWhatIsReadCanBeWritten(t *testing.T) {
	pieces := slices.Concat(nasty, reordering, forbidden, forbidden)
	picture := "data:image/png;base64," + base64.StdEncoding.EncodeToString(png(1))
	sections := report.Edition2021().Sections()
	for seed := range 60 {
		g := &nastyGenerator{generator: newGenerator(uint64(seed), printable, 0), pieces: pieces, fewer: pieces}
		few := func(n int) string {
			if g.IntN(3) == 0 {
				return forbidden[g.IntN(len(forbidden))] // and nothing else
			}
			return g.piece(n)
		}
		var md, page, plain strings.Builder
		heading := few(2) + "某局2024年政府信息公开工作年度报告" + few(1)
		md.WriteString("# " + heading + "\n\n")
		page.WriteString("<html><body><h1>" + heading + "</h1>")
		plain.WriteString(heading + "\n")
		for i := range sections {
			h, p, b, alt, cell := sections[i].Heading(), few(4), few(2), few(1), few(2)
			md.WriteString("## " + h + "\n\n" + p + "**" + b + "**\n\n![" + alt + "](" + picture + ")\n\n| 甲 | 乙 |\n|---|---|\n| " + cell + " | " + few(1) + " |\n\n")
			page.WriteString("<h2>" + h + "</h2><p>" + p + "<b>" + b + "</b></p><p>" + html.EscapeString(b) + "</p><img alt='" + alt + "' src='" + picture +
				"'><table><caption>" + few(1) + "</caption><tr><td>甲</td><td>" + cell + "</td></tr><tr><td>乙</td><td>1</td></tr></table>")
			plain.WriteString(h + "\n" + p + "\n" + b + "\n甲\t" + cell + "\n乙\t1\n")
		}
		r := nastyReport(uint64(seed), nasty)
		var own strings.Builder
		if err := (markdown.Renderer{}).Render(&own, r); err != nil {
			t.Fatal(err)
		}
		// Our own page, in which something was changed.
		edited := strings.Replace(own.String(), "\n\n## ", "\n\n"+few(1)+"\n\n## ", 2)
		for name, document := range map[string]string{"Markdown": md.String(), "page": page.String(), "text": plain.String(), "our own": edited} {
			res, err := parse.Read("", strings.NewReader(document))
			if err != nil {
				continue // it is no document at all
			}
			got := res.Report
			if got.Office == "" {
				got.Office = "某局"
			}
			if got.Year == 0 {
				got.Year = 2024
			}
			if err := got.WellFormed(); err != nil {
				t.Errorf("seed %d, %s: %v", seed, name, err)
			}
		}
	}
}
