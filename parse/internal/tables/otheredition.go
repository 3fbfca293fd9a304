package tables

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
)

// EditionError is a document whose tables follow another edition of the form than
// the one that is read. Its figures count other things, so none is taken.
type EditionError struct {
	// Edition is the other edition.
	Edition *report.Format
	// Notice is the number of the notice that issued it.
	Notice string
	// Quote are labels of the other edition that stand in the document.
	Quote string
	// Line is where the first stands; 0 where the input has no lines.
	Line int
}

// Error names the edition, in English, with the code.
func (e *EditionError) Error() string {
	return message.Coded(e.Message(language.English), e.Code())
}

// Code is "parse.edition".
func (e *EditionError) Code() string { return "parse.edition" }

// Place is the line of the first label.
func (e *EditionError) Place() report.Place { return report.Place{Line: e.Line, Quote: e.Quote} }

// Message names the edition by its notice.
func (e *EditionError) Message(lang language.Tag) string {
	text := message.Catalogue()[e.Code()].Fill(lang, e.Notice, e.Quote)
	if e.Line == 0 {
		return text
	}
	return message.Text{ZH: "第%[1]s行：%[2]s", EN: "line %[1]s: %[2]s"}.Fill(lang, e.Line, text)
}

// refuseOther returns an error for a table of another edition that the library knows: one
// label could stand in any table, two do not.
func (as *Assigner) refuseOther(g *doc.Table) error {
	if as.others == nil {
		as.others = headsOfOthers(as.form.Format)
	}
	var first *doc.Cell
	var edition *report.Format
	for i := range g.Rows {
		for k := range g.Rows[i] {
			c := &g.Rows[i][k]
			if len(c.Text) > 4*form.MaxLabel {
				continue
			}
			other := as.others[han.Fold(c.Text).Core]
			switch {
			case other == nil:
			case first == nil:
				first, edition = c, other
			case other == edition && han.Fold(c.Text).Core != han.Fold(first.Text).Core:
				return &EditionError{Edition: other, Notice: noticeNumber(other), Quote: han.OneLine(first.Text) + "、" + han.OneLine(c.Text), Line: first.Line}
			}
		}
	}
	return nil
}

// headsOfOthers returns the heads of columns that only other editions have, with the
// edition. A head that is part of a label of this one, or holds one, is not told from it:
// offices shorten and lengthen labels.
func headsOfOthers(f *report.Format) map[string]*report.Format {
	var own []string
	eachLabel(f, func(c *report.Cell) { own = append(own, han.Fold(c.Label.ZH).Core) })
	others := map[string]*report.Format{}
	for _, other := range report.Editions() {
		if other == f {
			continue
		}
		eachLabel(other, func(c *report.Cell) {
			core := han.Fold(c.Label.ZH).Core
			if c.Role != report.RoleColumnHead || utf8.RuneCountInString(core) < shortestHead {
				return
			}
			for _, l := range own {
				if strings.Contains(l, core) || l != "" && strings.Contains(core, l) {
					return
				}
			}
			others[core] = other
		})
	}
	return others
}

// shortestHead is how many characters a head has at least that names its edition.
const shortestHead = 4

func eachLabel(f *report.Format, do func(*report.Cell)) {
	for i := range f.Sections() {
		t := f.Sections()[i].Table
		if t == nil {
			continue
		}
		for r := range t.Rows {
			for k := range t.Rows[r].Cells {
				if c := &t.Rows[r].Cells[k]; c.Label.ZH != "" {
					do(c)
				}
			}
		}
	}
}

// noticeNumber returns the number of the notice that issued an edition, as it stands in
// brackets behind the notice's name; the whole name where there is none.
func noticeNumber(f *report.Format) string {
	name := f.Notice().ZH
	_, number, found := strings.Cut(name, "》（")
	if !found {
		return name
	}
	return strings.TrimSuffix(number, "）")
}
