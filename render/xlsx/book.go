package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// styles are the styles of a workbook, made once each.
type styles struct {
	file *excelize.File
	made map[look]int
	err  error
}

// look is how a cell looks.
type look struct {
	head, band, red, input, bold, wrap, left, title, link, note, top bool
	indent                                                           int
	format                                                           string // of the number; "" for general
}

const (
	fontName  = "宋体"
	bandFill  = "C6D9F1" // of the form's own bands
	redFill   = "FFC7CE"
	redText   = "9C0006"
	inputFill = "FFFFE0"
	linkText  = "0563C1"
)

func (s *styles) of(l look) int {
	if id, ok := s.made[l]; ok {
		return id
	}
	border := []excelize.Border{}
	if !l.title && !l.note {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			border = append(border, excelize.Border{Type: side, Color: "808080", Style: 1})
		}
	}
	style := &excelize.Style{
		Border:     border,
		Font:       &excelize.Font{Family: fontName, Size: 10.5, Bold: l.bold || l.title, Color: "000000"},
		Alignment:  &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: l.wrap || l.head, Indent: l.indent},
		Protection: &excelize.Protection{Locked: !l.input},
	}
	if l.title {
		style.Font.Size = 16
	}
	if l.top {
		style.Alignment.Vertical = "top"
	}
	if l.left || l.note {
		style.Alignment.Horizontal = "left"
	}
	fill := ""
	switch {
	case l.red:
		fill, style.Font.Color = redFill, redText
	case l.head || l.band:
		fill = bandFill
	case l.input:
		fill = inputFill
	}
	if l.link {
		style.Font.Color, style.Font.Underline = linkText, "single"
	}
	if fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	id, err := s.file.NewStyle(style)
	if err != nil && s.err == nil {
		s.err = err
	}
	s.made[l] = id
	return id
}

// book is a workbook that is being made.
type book struct {
	*excelize.File
	styles
	english bool
}

func newBook(english bool) *book {
	f := excelize.NewFile()
	return &book{File: f, styles: styles{file: f, made: map[look]int{}}, english: english}
}

// finish writes the workbook whole.
func (b *book) finish(w io.Writer, first string) error {
	if b.err != nil {
		return b.err
	}
	i, err := b.GetSheetIndex(first)
	if err != nil {
		return err
	}
	b.SetActiveSheet(i)
	buffer, err := b.WriteToBuffer()
	if err != nil {
		return err
	}
	ordered, err := inOrder(buffer.Bytes())
	if err != nil {
		return err
	}
	_, err = w.Write(ordered)
	return err
}

// inOrder puts the parts of a package in one order: excelize writes its sheets in that of a
// map. What is deflated is not touched.
func inOrder(data []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	first := func(name string) int {
		if name == "[Content_Types].xml" {
			return 0
		}
		return 1
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int {
		return cmp.Or(first(a.Name)-first(b.Name), cmp.Compare(a.Name, b.Name))
	})
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range r.File {
		raw, err := f.OpenRaw()
		if err != nil {
			return nil, err
		}
		part, err := z.CreateRaw(&f.FileHeader)
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(part, raw); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// newSheet adds a sheet, in the place of the one that a new workbook has.
func (b *book) newSheet(name string) error {
	const given = "Sheet1"
	if i, err := b.GetSheetIndex(given); err == nil && i >= 0 && b.SheetCount == 1 {
		return b.SetSheetName(given, name)
	}
	if i, err := b.GetSheetIndex(name); err != nil || i >= 0 {
		return errors.Join(message.Errorf("xlsx.sheet", name), err)
	}
	_, err := b.NewSheet(name)
	return err
}

// in returns a text in the language of the workbook.
func (b *book) in(zh, en string) string { return report.Label{ZH: zh, EN: en}.In(b.english) }

// ref names a cell, columns and rows from 1.
func ref(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "" // never: no form has 16,384 columns
	}
	return name
}

// absolute names a cell as a defined name or a link has it.
func absolute(sheet string, column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("'%s'!%s", sheet, name)
}

// sheetName is what the sheet of a section's table is called.
func (b *book) sheetName(s *report.Section) string { return s.Table.Name.In(b.english) }

// mostDigits is how many digits a program for workbooks keeps of a number.
const mostDigits = 15

// number returns what a cell holds for a figure, and the format that shows its decimals as
// they were written: nil where it is blank, and the text itself, which no formula adds up,
// where a workbook would lose digits of it.
func number(v report.Value) (cell any, format string, exact bool) {
	if v == nil {
		return nil, "", true
	}
	d, ok := v.Decimal()
	if !ok {
		return nil, "", true
	}
	if d.NumDigits() > mostDigits {
		return v.String(), "@", false
	}
	format = "0"
	if n := -d.Exponent(); n > 0 {
		format += "." + strings.Repeat("0", int(n))
		return d.InexactFloat64(), format, true
	}
	return d.IntPart(), format, true
}
