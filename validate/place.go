package validate

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// Label names a place as a person does: a cell by the labels of its row and column,
// a span by its section, paragraph and character. What is not seen is escaped, as in
// [Finding.Message].
func (p *Place) Label(f *report.Format) report.Label {
	l := p.label(f)
	if p.foreign() {
		year := ""
		if p.Year != 0 {
			year = fmt.Sprint(p.Year)
		}
		name := report.Label{ZH: p.Office, EN: p.Office}
		if p.Number > 0 {
			name = numberLabel(p.Number)
		}
		l.ZH = "〔" + strings.TrimSpace(name.ZH+" "+year) + "〕" + l.ZH
		l.EN = "[" + strings.TrimSpace(name.EN+" "+year) + "] " + l.EN
	}
	return report.Label{ZH: visible(l.ZH), EN: visible(l.EN)}
}

// foreign reports whether the place is one of another report.
func (p *Place) foreign() bool { return p.Office != "" || p.Year != 0 || p.Number != 0 }

// numberLabel names a report by its number among those of its kind.
func numberLabel(n int) report.Label {
	return report.Label{ZH: fmt.Sprintf("第%d份", n), EN: fmt.Sprintf("no. %d", n)}
}

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
