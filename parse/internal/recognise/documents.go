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
	if all, _ := rc.headed(blocks[:bounds[len(bounds)-1]], 0); all == 0 {
		return blocks
	}
	bounds = append(bounds, len(blocks))
	headed := make([]uint64, len(bounds)-1)
	all := uint64(0)
	last := uint64(0)
	for k := range headed {
		headed[k], last = rc.headed(blocks[bounds[k]:bounds[k+1]], last)
		all |= headed[k] &^ formTables
	}
	at := slices.IndexFunc(headed, func(h uint64) bool { return h&^formTables == all })
	if at < 0 {
		return blocks // its title stands on every page, or others have what it lacks
	}
	others := func(h uint64) bool { return h != 0 }
	from := 0
	if slices.ContainsFunc(headed[:at], others) {
		from = bounds[at]
		rc.otherDocument(blocks[:from])
	}
	has := headed[at] & formTables
	for k := at + 1; k < len(headed); k++ {
		switch more := headed[k] & formTables; {
		case headed[k] == 0:
		case more != 0 && more&has == 0:
			has |= more // what the report still lacks: the title was a sentence that reads like one
		default:
			rc.otherDocument(blocks[bounds[k]:])
			return blocks[from:bounds[k]]
		}
	}
	return blocks[from:]
}

// titled reports whether a block is surely the title of a report.
func (rc *Recogniser) titled(b *doc.Block) bool {
	return b.Paragraph() && b.Hint != doc.HintLinks && rc.Form.SurelyTitle(han.Trim(b.Text()))
}

// tabled is set beside the sections where a table of the form stands; the bit of a section
// with its table is that of the section so far up.
const (
	tabled     = 1 << 63
	tableAt    = 31
	formTables = (1<<tableAt - 1) << tableAt
)

// headed returns the sections, a bit each, under whose headings a sentence or a table
// stands: in a list of contents there is none. Tables before the first heading are those
// of the section before, whose bit is given, and the last one's is returned.
func (rc *Recogniser) headed(blocks []doc.Block, before uint64) (sections, last uint64) {
	under := uint64(0)
	last = before
	for i := range blocks {
		b := &blocks[i]
		text := ""
		if b.Paragraph() {
			text = han.Trim(b.Text())
		}
		if section := rc.Form.Heading(text); section >= 0 {
			under = 1 << section
			last = under
		} else if b.Table != nil || strings.Contains(text, "。") {
			sections |= under
			if b.Table != nil && rc.ofTheForm(b.Table) {
				sections |= tabled | last<<tableAt
			}
		}
	}
	return sections, last
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
