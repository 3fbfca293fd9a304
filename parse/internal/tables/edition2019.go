package tables

import (
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
	// Notice is the number of the notice that issued the other edition.
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

// notice2019 issued the edition that was in force for the reports of 2019 and 2020.
const notice2019 = "国办公开办函〔2019〕60号"

// only2019 are labels that its 表二 has and the edition of 2021 has not.
var only2019 = map[string]bool{
	"本年新制作数量": true, "本年新公开数量": true, "对外公开总数量": true,
	"上一年项目数量": true, "本年增减": true, "政府集中采购": true, "采购项目数量": true, "采购总金额": true,
}

// refuseOther returns an error for a table of the edition of 2019: one label could
// stand in any table, two do not.
func refuseOther(g *doc.Table) error {
	var first *doc.Cell
	for i := range g.Rows {
		for k := range g.Rows[i] {
			c := &g.Rows[i][k]
			if len(c.Text) > 4*form.MaxLabel || !only2019[han.Fold(c.Text).Core] {
				continue
			}
			if first == nil {
				first = c
			} else if han.Fold(c.Text).Core != han.Fold(first.Text).Core {
				return &EditionError{Notice: notice2019, Quote: han.OneLine(first.Text) + "、" + han.OneLine(c.Text), Line: first.Line}
			}
		}
	}
	return nil
}
