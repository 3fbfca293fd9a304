package recognise

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// A page for printing, or a file, may hold more documents than the report: others of
// the same office, whose headings say in part what those of the form do, or the report
// of another year.

// oneReport leaves out the documents before and after the report where they would be
// taken for parts of it. The report is the first that has every heading of the form
// that any has, and its tables: a summary may have the headings alone.
func (rc *Recogniser) oneReport(blocks []doc.Block) []doc.Block {
	bounds := []int{0}
	for i := range blocks {
		if i > 0 && rc.titled(&blocks[i]) {
			bounds = append(bounds, i)
		}
	}
	if rc.headed(blocks[:bounds[len(bounds)-1]]) == 0 {
		return blocks
	}
	bounds = append(bounds, len(blocks))
	headed := make([]uint64, len(bounds)-1)
	all := uint64(0)
	for k := range headed {
		headed[k] = rc.headed(blocks[bounds[k]:bounds[k+1]])
		all |= headed[k]
	}
	at := slices.Index(headed, all)
	if at < 0 {
		return blocks // its title stands on every page, or others have what it lacks
	}
	others := func(h uint64) bool { return h != 0 }
	from, to := 0, len(blocks)
	if slices.ContainsFunc(headed[:at], others) {
		from = bounds[at]
		rc.otherDocument(blocks[:from])
	}
	if next := slices.IndexFunc(headed[at+1:], others); next >= 0 {
		to = bounds[at+1+next]
		rc.otherDocument(blocks[to:])
	}
	return blocks[from:to]
}

// titled reports whether a block is surely the title of a report.
func (rc *Recogniser) titled(b *doc.Block) bool {
	return b.Paragraph() && b.Hint != doc.HintLinks && rc.Form.SurelyTitle(han.Trim(b.Text()))
}

// tabled is set beside the sections where a table of the form stands.
const tabled = 1 << 63

// headed returns the sections, a bit each, under whose headings a sentence or a table
// stands: in a list of contents there is none.
func (rc *Recogniser) headed(blocks []doc.Block) (sections uint64) {
	under := uint64(0)
	for i := range blocks {
		b := &blocks[i]
		text := ""
		if b.Paragraph() {
			text = han.Trim(b.Text())
		}
		if section := rc.Form.Heading(text); section >= 0 {
			under = 1 << section
		} else if b.Table != nil || strings.Contains(text, "。") {
			sections |= under
			if b.Table != nil && rc.ofTheForm(b.Table) {
				sections |= tabled
			}
		}
	}
	return sections
}

// ofTheForm reports whether cells of a grid hold labels of the form.
func (rc *Recogniser) ofTheForm(g *doc.Table) bool {
	labels := 0
	for _, row := range g.Rows {
		for _, c := range row {
			if len(rc.Form.Match(c.Text).Labels) > 0 {
				labels++
			}
			if labels == 3 {
				return true
			}
		}
	}
	return false
}

func (rc *Recogniser) otherDocument(blocks []doc.Block) {
	var quote strings.Builder
	for i := range blocks {
		if text := han.OneLine(blocks[i].Text()); text != "" && !furniture(text) && blocks[i].Hint != doc.HintLinks && quote.Len() < 4*remark.LongestQuote {
			quote.WriteString(text + " ")
		}
	}
	rc.Remarks.Say(remark.DocumentOther, remark.Remark{Line: blocks[0].Line, Quote: han.Trim(quote.String())})
}
