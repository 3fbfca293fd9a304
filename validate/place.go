package validate

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// Label names a place as a person does: a cell by the labels of its row and column,
// a span by its section, paragraph and character.
func (p *Place) Label(f *report.Format) report.Label {
	l := p.label(f)
	if p.foreign() {
		year := ""
		if p.Year != 0 {
			year = fmt.Sprint(p.Year)
		}
		l.ZH = "〔" + strings.TrimSpace(p.Office+" "+year) + "〕" + l.ZH
		l.EN = "[" + strings.TrimSpace(p.Office+" "+year) + "] " + l.EN
	}
	return l
}

// foreign reports whether the place is one of another report.
func (p *Place) foreign() bool { return p.Office != "" || p.Year != 0 }

func (p *Place) label(f *report.Format) report.Label {
	if figure, err := f.Figure(p.Address); err == nil {
		return figure.Label()
	}
	l := keyLabel(f, p.Key)
	if p.Block > 0 {
		l.ZH += fmt.Sprintf("第%d段", p.Block)
		l.EN += fmt.Sprintf(", paragraph %d", p.Block)
	}
	if p.Character > 0 {
		l.ZH += fmt.Sprintf("第%d字", p.Character)
		l.EN += fmt.Sprintf(", character %d", p.Character)
	}
	return l
}

// keyLabel names a text, a section or a field.
func keyLabel(f *report.Format, key string) report.Label {
	if l, ok := report.FieldLabel(key); ok {
		return l
	}
	section, part, _ := strings.Cut(key, ".")
	s := f.Section(section)
	if s == nil {
		return report.Label{ZH: key, EN: key}
	}
	l := report.Label{ZH: "“" + s.Heading() + "”", EN: "section “" + s.Title.EN + "”"}
	switch part {
	case "lead":
		l.ZH += "表前文字"
		l.EN = "the text above the table of " + l.EN
	case "notes":
		l.ZH += "表后文字"
		l.EN = "the text below the table of " + l.EN
	}
	return l
}
