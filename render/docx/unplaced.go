package docx

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// UnplacedError says which parts of a report a template has no place for.
type UnplacedError struct {
	// Parts are the keys of the placeholders that are missing, in the order of
	// the form: "overview", "requests.notes", "requests.table", or the address of
	// a cell where the template has some cells of a table but not all.
	Parts []string
	names []string

	format *report.Format // of the template; nil means Edition2021
}

// Error names the parts by their placeholders, in English, with the code.
func (e *UnplacedError) Error() string {
	return message.Coded(e.words(language.English, e.names), e.Code())
}

// Code is "docx.unplaced".
func (e *UnplacedError) Code() string { return "docx.unplaced" }

// Place is the first of the parts.
func (e *UnplacedError) Place() report.Place {
	if len(e.Parts) == 0 {
		return report.Place{}
	}
	if _, err := e.edition().Figure(report.Address(e.Parts[0])); err == nil {
		return report.Place{Address: report.Address(e.Parts[0])}
	}
	return report.Place{Key: e.Parts[0]}
}

// Message names the parts as a person calls them.
func (e *UnplacedError) Message(lang language.Tag) string {
	var names []string
	for _, key := range e.Parts {
		name, table := strings.CutSuffix(key, ".table")
		l := e.edition().Label(name)
		if table {
			l = report.Label{ZH: "“" + l.ZH + "”的表格", EN: "the table of " + l.EN}
		}
		names = append(names, l.In(message.English(lang)))
	}
	return e.words(lang, names)
}

func (e *UnplacedError) edition() *report.Format {
	if e.format != nil {
		return e.format
	}
	return report.Edition2021()
}

func (e *UnplacedError) words(lang language.Tag, names []string) string {
	const most = 10
	comma := message.Text{ZH: "、", EN: ", "}.In(lang)
	if n := len(names) - most; n > 0 {
		return message.Catalogue()["docx.unplaced_more"].Fill(lang, strings.Join(names[:most], comma), n)
	}
	return message.Catalogue()[e.Code()].Fill(lang, strings.Join(names, comma))
}

// unplaced returns what of the report the template has no place for, or nil.
func (t *Template) unplaced(content *content) *UnplacedError {
	e := UnplacedError{format: t.format}
	miss := func(key, name string) {
		e.Parts = append(e.Parts, key)
		e.names = append(e.names, name)
	}
	for i := range t.all {
		p := &t.all[i]
		if t.placed[p.Key] {
			continue
		}
		if p.kind == aField {
			if t.lacks(p.Key, content.report) {
				miss(p.Key, p.Names[0])
			}
			continue
		}
		section := ""
		if p.section >= 0 {
			section = t.format.Sections()[p.section].Key
		}
		switch {
		case section != "" && t.placed[section]:
		case p.kind == aFigure:
			// Where none of a table's cells has a place, the table is missing.
			if text := content.figure(p.address); text != "" && !t.placed[section+tableSuffix] && t.cells[section] {
				miss(p.Key, p.Names[0])
			}
		case p.Key == section && t.format.Section(section).Table != nil: // its parts are looked at
		case p.Key == section+tableSuffix && t.cells[section]:
		case len(content.blocks[p.Key]) > 0:
			miss(p.Key, p.Names[0])
		}
	}
	if e.Parts == nil {
		return nil
	}
	return &e
}

// lacks reports whether a template neither asks for the office, the year or the day
// of a report nor says it itself. The other fields stand in the opening.
func (t *Template) lacks(key string, r *report.Report) bool {
	value := ""
	switch key {
	case "office":
		value = r.Office
	case "year":
		if t.placed["title"] {
			return false
		}
		value = fmt.Sprintf("%d年", r.Year)
	case "published":
		value = published(r)
	}
	return value != "" && !strings.Contains(t.says, foldLabel(value))
}
