package parse

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/workbook"
	"github.com/govdisclosure/annualreport/report"
)

// What package render/xlsx calls the cells of an intake (xlsx.NamePrefix and others); a
// test holds both together.
const (
	intakePrefix  = "annualreport."
	intakeVersion = 1
)

// readWorkbook reads an intake (填报表): cells by their names, which programs move along
// when rows are put in or sheets renamed, and only where the labels beside and above are
// still those of the form.
func (r *reader) readWorkbook(data []byte) error {
	book, err := workbook.Read(r.budget, data, intakePrefix)
	if err != nil {
		return err
	}
	version, ok := book.Names["intake_version"]
	if !ok {
		return doc.Shapeless("shape.workbook")
	}
	if v := strings.TrimSpace(book.Value(version)); v != strconv.Itoa(intakeVersion) {
		return doc.Shapeless("shape.intake_version", remark.Shorten(v), intakeVersion)
	}
	edition, err := report.EditionByID(strings.TrimSpace(book.Value(book.Names["edition"])))
	if err != nil {
		return err
	}
	in := &intake{reader: r, book: book, report: &report.Report{}, figures: map[workbook.Ref]bool{}}
	if edition != report.Edition2021() {
		in.report.Format = edition
	}
	return in.read(edition)
}

// intake is an intake that is being read.
type intake struct {
	*reader
	book    *workbook.Book
	report  *report.Report
	figures map[workbook.Ref]bool // cells to fill in
}

func (in *intake) value(name string) string {
	ref, ok := in.book.Names[name]
	if !ok {
		return ""
	}
	return han.Trim(in.book.Value(ref))
}

func (in *intake) read(edition *report.Format) error {
	r := in.report
	r.Office = in.value("office")
	if y := in.value("year"); y != "" {
		year, err := strconv.Atoi(strings.TrimSuffix(han.Normal(y), "年"))
		if err != nil || year < report.FirstYear || year > 9999 {
			in.remarks.Say(remark.YearMissing, remark.Remark{Key: "year", Quote: y})
		} else {
			r.Year = year
		}
	}
	for _, k := range report.Kinds() {
		if kind := in.value("kind"); kind != "" && (kind == k.Label.ZH || kind == k.Label.EN) {
			r.Kind = k.Kind
		}
	}
	nothing := in.value("nothing_to_report")
	zero := nothing == "是" || strings.EqualFold(nothing, "yes")
	for _, f := range edition.Figures() {
		if ref, ok := in.book.Names[string(f.Address)]; ok {
			in.figures[ref] = true
		}
	}
	for i := range edition.Figures() {
		f := &edition.Figures()[i]
		if !f.Free() {
			continue
		}
		if err := in.figure(f, zero); err != nil {
			return err
		}
	}
	for _, key := range edition.TextKeys() {
		if text := in.value(key); text != "" {
			if err := r.SetText(key, report.Plain(text)); err != nil {
				return err
			}
		}
	}
	in.reader.report = r
	return nil
}

// figure takes the figure of a cell. What is none is quoted, with where it stands.
func (in *intake) figure(f *report.Figure, zero bool) error {
	ref, ok := in.book.Names[string(f.Address)]
	if !ok {
		in.remarks.Say(remark.FigureMissing, remark.Remark{Address: f.Address})
		return nil
	}
	if !in.labelled(f, ref) {
		return doc.Shapeless("shape.intake_moved", ref.String())
	}
	text := han.Trim(in.book.Value(ref))
	if text == "" && zero {
		text = "0"
	}
	if text == "" {
		return nil // not filled in; a check says so
	}
	v, err := f.Read(han.Normal(text))
	if err != nil {
		if number, exact := plainNumber(text); exact {
			v, err = f.Read(number)
		}
	}
	if err != nil {
		in.remarks.Say(remark.FigureNone, remark.Remark{Address: f.Address, Quote: ref.String() + "：" + text})
		if in.report.Stated.Figures == nil {
			in.report.Stated.Figures = map[report.Address]string{}
		}
		in.report.Stated.Figures[f.Address] = text
		return nil
	}
	return in.report.Set(f.Address, v)
}

// plainNumber writes a number without the exponent that programs give it (1.2E3), where
// that loses nothing.
func plainNumber(s string) (string, bool) {
	if !strings.ContainsAny(s, "eE") {
		return "", false
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", false
	}
	plain := strconv.FormatFloat(x, 'f', -1, 64)
	return plain, len(plain) <= 16
}

// labelled reports whether a cell stands beside and below the labels of its figure: a
// program that does not move names along when rows are put in leaves them at others.
func (in *intake) labelled(f *report.Figure, ref workbook.Ref) bool {
	is := func(text string, labels []report.Label) bool {
		for _, l := range labels {
			if text == l.ZH || text == l.EN {
				return true
			}
		}
		return len(labels) == 0
	}
	sheet := in.book.Sheets[ref.Sheet]
	if sheet == nil {
		return false
	}
	beside := ref
	if n := len(f.RowLabels); n > 0 {
		for beside.Column--; beside.Column > 0; beside.Column-- {
			if text := sheet.Cells[beside.At]; text != "" && !in.figures[beside] {
				break
			}
		}
		if !is(sheet.Cells[beside.At], f.RowLabels[n-1:]) {
			return false
		}
	}
	// The head of the column, behind other figures and, where it spans columns, beside.
	for above := ref; above.Row > 0; above.Row-- {
		if text := sheet.Cells[above.At]; text != "" && !in.figures[above] && above != ref && is(text, f.ColumnLabels) {
			return true
		}
	}
	return len(f.ColumnLabels) == 0
}
