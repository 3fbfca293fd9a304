package embedded

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/recognise"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/tables"
	"github.com/govdisclosure/annualreport/report"
)

// compareTables notes what the tables of a file of ours show and the form does not have:
// labels that were changed, and cells beside those that were read, as in a row or a
// table more. The labels are the form's own, letter by letter, and each figure stands
// once. On printed pages labels are cut, and all of a page is compared as it is seen.
func (rc comparison) compareTables() {
	if rc.Printed {
		return
	}
	sections := rc.Form.Format.Sections()
	for i := range sections {
		s := &sections[i]
		if s.Table == nil {
			continue
		}
		labels := map[string]bool{}
		for _, row := range s.Table.Rows {
			for _, c := range row.Cells {
				labels[han.Squeeze(c.Label.ZH)] = true
			}
		}
		rc.compareTable(s, labels, rc.figuresRead(s))
	}
}

// figuresRead counts the texts of the cells that were read in a section's tables, and
// notes those in which something stands beside a figure that is as it was.
func (rc comparison) figuresRead(s *report.Section) map[string]int {
	read := map[string]int{}
	figures := rc.Form.Format.Figures()
	for i := range figures {
		f := &figures[i]
		c, found := rc.Tables.Cells[f.Address]
		if !found || f.Section.Key != s.Key {
			continue
		}
		text, was := han.Squeeze(c.Text), rc.Carried.Summary.Shown(f.Address)
		read[text]++
		if text != recognise.Shown(was) && tables.Read(f, c.Text, tables.Spacing{}).Text == was {
			rc.Remarks.Say(remark.CarriedEdited, remark.Remark{Address: f.Address, Line: c.Line, Quote: han.Visible(c.Text), Read: was})
		}
	}
	return read
}

// compareTable compares the tables of a section with its labels and with how often each
// figure was read.
func (rc comparison) compareTable(s *report.Section, labels map[string]bool, figures map[string]int) {
	var more []string
	line := 0
	for _, t := range rc.CarriedTables {
		if t.Section.Key != s.Key {
			continue
		}
		for _, row := range t.Table.Rows {
			for _, c := range row {
				text := han.Squeeze(c.Text)
				if text == "" || labels[text] {
					continue
				}
				if figures[text] > 0 {
					figures[text]--
					continue
				}
				if m := rc.Form.Match(c.Text); len(m.Labels) > 0 {
					rc.Remarks.Say(remark.CarriedLabel, remark.Remark{Key: s.Key, Line: c.Line, Quote: han.OneLine(c.Text), Read: m.Labels[0].ZH})
					continue
				}
				more, line = append(more, han.OneLine(c.Text)), c.Line
			}
		}
	}
	quote := strings.Join(more, " | ")
	said := func(d remark.Remark) bool { return tells(d.Code) && strings.Contains(d.Quote, remark.Shorten(quote)) }
	if quote != "" && !slices.ContainsFunc(rc.Remarks.All, said) {
		rc.Remarks.Say(remark.TableLeftOver, remark.Remark{Key: s.Key, Line: line, Quote: quote})
	}
}
