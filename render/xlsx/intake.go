package xlsx

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// IntakeVersion is the version of the intake workbook, which the workbook holds: one of a
// version that it does not know is refused by whoever reads it.
const IntakeVersion = 1

// What the names in an intake workbook are. A figure goes by its address, a text by its
// key and a field by its path, each behind NamePrefix: programs move such names along when
// rows are put in or sheets renamed.
const (
	NamePrefix  = "annualreport."
	NameVersion = NamePrefix + "intake_version"
	NameEdition = NamePrefix + "edition"
	// NameNothing is the cell that says that there is nothing to report: what is blank is
	// zero then.
	NameNothing = NamePrefix + "nothing_to_report"
)

// The answers in the cell of NameNothing.
var (
	Yes = report.Label{ZH: "是", EN: "yes"}
	No  = report.Label{ZH: "否", EN: "no"}
)

// Intake is the workbook in which the departments of an office (科室) fill in their figures:
// the form's own tables, cells to fill in and all others protected, totals as formulas, and
// what does not balance turning red. The zero Intake is a blank form of the edition in
// force, in Chinese.
type Intake struct {
	// Report holds what is filled in already: office, year, figures and texts; nil means
	// nothing. Its edition is that of the workbook.
	Report  *report.Report
	English bool
}

// Write writes the workbook. It is all made before anything is written.
func (in Intake) Write(w io.Writer) error {
	r := in.Report
	if r == nil {
		r = &report.Report{}
	}
	b := &intake{book: newBook(in.English), report: r, at: map[report.Address]spot{}}
	defer b.Close()
	if err := b.front(); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	for i := range r.Edition().Sections() {
		s := &r.Edition().Sections()[i]
		if s.Table == nil {
			continue
		}
		if err := b.table(s); err != nil {
			return fmt.Errorf("xlsx: %s: %w", s.Table.Name.ZH, err)
		}
	}
	if err := b.texts(); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	return b.finish(w, b.frontName())
}

// intake is an intake workbook that is being made.
type intake struct {
	*book
	report *report.Report
	at     map[report.Address]spot
	page   *page // the sheet that is being made
}

// spot is where a figure stands.
type spot struct {
	sheet       string
	column, row int
}

func (p spot) ref() string { return ref(p.column, p.row) }

func (b *intake) frontName() string { return b.in("填报说明", "How to fill in") }

// line is a line of the front sheet: what it is called, what stands there, and the name of
// the cell.
type line struct {
	label, value, name string
	input              bool
	choices            []string
}

// front writes the sheet that says what the workbook is, and asks for office and year.
func (b *intake) front() error {
	sheet := b.frontName()
	if err := b.sheet(sheet, 26, 60); err != nil {
		return err
	}
	r, year := b.report, ""
	if r.Year != 0 {
		year = fmt.Sprint(r.Year)
	}
	kinds := []string{}
	for _, k := range report.Kinds() {
		if k.Kind != report.KindUnstated {
			kinds = append(kinds, k.Label.In(b.english))
		}
	}
	kind := ""
	if r.Kind != report.KindUnstated {
		kind = r.Kind.Facts().Label.In(b.english)
	}
	lines := []line{
		{b.in("机关全称", "Full name of the organ"), r.Office, NamePrefix + "office", true, nil},
		{b.in("机关类别", "Kind of organ"), kind, NamePrefix + "kind", true, kinds},
		{b.in("报告年度", "Year of the report"), year, NamePrefix + "year", true, nil},
		{b.in("本表无内容可报", "Nothing to report"), No.In(b.english), NameNothing, true, []string{Yes.In(b.english), No.In(b.english)}},
		{b.in("格式版本", "Edition of the form"), r.Edition().ID(), NameEdition, false, nil},
		{b.in("填报表版本", "Version of this workbook"), fmt.Sprint(IntakeVersion), NameVersion, false, nil},
	}
	title := b.in("政府信息公开工作年度报告数据填报表", "Figures for the annual report on open government information")
	b.set(1, 1, title, look{title: true, left: true})
	for i, l := range lines {
		row := i + 3
		b.set(1, row, l.label, look{head: true})
		style := look{input: l.input, left: true, format: "@"}
		if l.name == NamePrefix+"year" {
			style.format = "0"
		}
		var value any = l.value
		if l.name == NamePrefix+"year" && r.Year != 0 {
			value = r.Year
		}
		b.set(2, row, value, style)
		if err := b.name(l.name, sheet, 2, row); err != nil {
			return err
		}
		if l.choices != nil {
			if err := b.choice(sheet, ref(2, row), l.choices); err != nil {
				return err
			}
		}
	}
	if err := b.whole(sheet, ref(2, 5), report.FirstYear, 2100, b.in("请填写四位年份", "Write the year with four digits")); err != nil {
		return err
	}
	for i, note := range b.notes() {
		b.set(1, len(lines)+4+i, note, look{note: true})
	}
	return b.protect(sheet)
}

func (b *intake) notes() []string {
	if b.english {
		return []string{
			"Fill in the yellow cells only; totals are calculated.",
			"Write 0 where there is none. An empty cell means that it was not filled in.",
			"Red: not a whole number of 0 or more, or what came in is not what was handled and what is left.",
			"Where there is nothing at all to report, choose “yes” above: what is empty is then 0.",
		}
	}
	return []string{
		"1. 只填写黄色单元格，合计自动计算。",
		"2. 没有发生的填 0；空白表示没有填写。",
		"3. 变红表示不是大于等于 0 的整数，或者“第一项加第二项之和”不等于“第三项加第四项之和”。",
		"4. 全部没有内容的，在“本表无内容可报”选择“是”，空白单元格即按 0 计。",
	}
}

// sheet begins a sheet with the widths of its columns.
func (b *intake) sheet(name string, widths ...float64) error {
	if err := b.newSheet(name); err != nil {
		return err
	}
	landscape, fit, pages := "landscape", true, 0
	if err := b.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToHeight: &pages}); err != nil {
		return err
	}
	b.page = &page{widths: widths, heights: map[int]float64{}, cells: map[int]map[int]excelize.Cell{}}
	return b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit})
}

// set puts a value into a cell of the sheet that is being made.
func (b *intake) set(column, row int, value any, l look) {
	if value == "" {
		value = nil
	}
	b.page.set(column, row, excelize.Cell{StyleID: b.of(l), Value: value})
}

func (b *intake) name(name, sheet string, column, row int) error {
	return b.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: absolute(sheet, column, row)})
}

// protect locks what is not to be filled in, without a password, since it is to keep from
// slips; and ends the sheet.
func (b *intake) protect(sheet string) error {
	err := b.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
	})
	if err != nil {
		return err
	}
	return b.page.write(b.File, sheet)
}

func (b *intake) choice(sheet, at string, choices []string) error {
	v := excelize.NewDataValidation(true)
	v.Sqref = at
	if err := v.SetDropList(choices); err != nil {
		return err
	}
	return b.AddDataValidation(sheet, v)
}

// whole lets only whole numbers from least to most be typed.
func (b *intake) whole(sheet, at string, least, most int, says string) error {
	v := excelize.NewDataValidation(true)
	v.Sqref = at
	if err := v.SetRange(least, most, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	v.SetError(excelize.DataValidationErrorStyleStop, b.in("不能这样填写", "Not possible"), says)
	return b.AddDataValidation(sheet, v)
}

// amount lets only amounts of money of 0 or more be typed.
func (b *intake) amount(sheet, at string) error {
	v := excelize.NewDataValidation(true)
	v.Sqref = at
	if err := v.SetRange(0, 1_000_000_000_000, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	v.SetError(excelize.DataValidationErrorStyleStop, b.in("不能这样填写", "Not possible"), b.in("请以万元为单位填写金额", "Write an amount in ten thousand yuan"))
	return b.AddDataValidation(sheet, v)
}

// table writes the sheet of a table of the form, cell by cell as the form has it.
func (b *intake) table(s *report.Section) error {
	sheet := b.sheetName(s)
	if err := b.sheet(sheet, widthsOf(s.Table)...); err != nil {
		return err
	}
	b.set(1, 1, s.Heading(), look{title: true, left: true})
	const above = 2 // rows above the table
	for _, f := range b.report.Edition().Figures() {
		if f.Section.Key == s.Key {
			b.at[f.Address] = spot{sheet, f.Column + 1, f.Row + 1 + above}
		}
	}
	taken := map[[2]int]bool{}
	for i, row := range s.Table.Rows {
		column := 0
		for k := range row.Cells {
			for taken[[2]int{i, column}] {
				column++
			}
			c := &row.Cells[k]
			for r := range max(c.RowSpan, 1) {
				for j := range max(c.ColSpan, 1) {
					taken[[2]int{i + r, column + j}] = true
				}
			}
			if err := b.cell(sheet, c, column+1, i+1+above); err != nil {
				return err
			}
		}
		b.page.heights[i+1+above] = 30
	}
	if err := b.balances(s, len(s.Table.Rows)+above+2); err != nil {
		return err
	}
	b.page.fixed = above + s.Table.HeadRows
	return b.protect(sheet)
}

// widthsOf are the widths of the columns of a table, in characters, all together some that
// a screen shows.
func widthsOf(t *report.Table) []float64 {
	const screen, least = 130, 9
	all := 0.0
	for _, w := range t.Widths {
		all += w
	}
	widths := make([]float64, len(t.Widths))
	for i, w := range t.Widths {
		widths[i] = max(least, min(screen, 30*float64(len(t.Widths)))*w/all)
	}
	return widths
}

// cell writes a cell of the form.
func (b *intake) cell(sheet string, c *report.Cell, column, row int) error {
	l := look{wrap: true}
	switch c.Role {
	case report.RoleFigure:
		return b.figure(sheet, c, column, row)
	case report.RoleBand:
		l.band = true
	default:
		l.head = true
		l.left = c.Align == report.AlignLeft || c.Align == report.AlignJustify
	}
	b.merged(c, column, row, excelize.Cell{StyleID: b.of(l), Value: c.Label.In(b.english)})
	return nil
}

// merged puts a cell of the form where it belongs, over all that it covers.
func (b *intake) merged(c *report.Cell, column, row int, cell excelize.Cell) {
	right, bottom := column+max(c.ColSpan, 1)-1, row+max(c.RowSpan, 1)-1
	for r := row; r <= bottom; r++ {
		for k := column; k <= right; k++ {
			b.page.set(k, r, excelize.Cell{StyleID: cell.StyleID})
		}
	}
	b.page.set(column, row, cell)
	if right > column || bottom > row {
		b.page.merges = append(b.page.merges, [2]string{ref(column, row), ref(right, bottom)})
	}
}

// figure writes a cell of figures: one to fill in, or a formula.
func (b *intake) figure(sheet string, c *report.Cell, column, row int) error {
	from := ref(column, row)
	f, err := b.report.Edition().Figure(c.Address)
	if err != nil {
		return err
	}
	v, err := b.report.Value(c.Address)
	if err != nil {
		return err
	}
	value, format, exact := number(v)
	if !exact {
		return message.Errorf("xlsx.digits", f.Label(), mostDigits)
	}
	if format == "" {
		format = map[report.Unit]string{report.TenThousandYuan: "General"}[f.Unit]
	}
	if format == "" {
		format = "0"
	}
	if !f.Free() {
		refs := b.refs(f.Parts)
		b.merged(c, column, row, excelize.Cell{StyleID: b.of(look{format: format, bold: true}), Value: value,
			Formula: fmt.Sprintf(`IF(COUNT(%s)<%d,"",SUM(%s))`, refs, len(f.Parts), refs)})
		return nil
	}
	b.merged(c, column, row, excelize.Cell{StyleID: b.of(look{format: format, input: true}), Value: value})
	if err := b.name(NamePrefix+string(c.Address), sheet, column, row); err != nil {
		return err
	}
	bad := fmt.Sprintf(`AND(NOT(ISBLANK(%[1]s)),NOT(IF(ISNUMBER(%[1]s),AND(%[1]s>=0,%[1]s=INT(%[1]s)),FALSE)))`, from)
	switch {
	case f.Unit == report.TenThousandYuan:
		bad = fmt.Sprintf(`AND(NOT(ISBLANK(%[1]s)),NOT(IF(ISNUMBER(%[1]s),%[1]s>=0,FALSE)))`, from)
		err = b.amount(sheet, from)
	case f.Signed:
		bad = fmt.Sprintf(`AND(NOT(ISBLANK(%[1]s)),NOT(ISNUMBER(%[1]s)))`, from)
		err = b.whole(sheet, from, -report.MaxCount/10, report.MaxCount/10, b.in("请填写整数", "Write a whole number"))
	default:
		err = b.whole(sheet, from, 0, report.MaxCount/10, b.in("请填写大于等于 0 的整数", "Write a whole number of 0 or more"))
	}
	if err != nil {
		return err
	}
	return b.redIf(sheet, from, bad)
}

// refs are the cells of addresses, joined to ranges where they stand side by side.
func (b *intake) refs(all []report.Address) string {
	var parts []string
	for i := 0; i < len(all); {
		p, end := b.at[all[i]], i+1
		for end < len(all) && b.at[all[end]].row == p.row && b.at[all[end]].column == p.column+end-i {
			end++
		}
		if end == i+1 { // or one below the other
			for end < len(all) && b.at[all[end]].column == p.column && b.at[all[end]].row == p.row+end-i {
				end++
			}
		}
		last := b.at[all[end-1]]
		parts = append(parts, span(p.column, p.row, last.column, last.row))
		i = end
	}
	return strings.Join(parts, ",")
}

// redIf turns cells red by a rule of the workbook's own.
func (b *intake) redIf(sheet, cells, formula string) error {
	id, err := b.NewConditionalStyle(&excelize.Style{
		Font: &excelize.Font{Color: redText}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{redFill}}})
	if err != nil {
		return err
	}
	return b.SetConditionalFormat(sheet, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}})
}

// balances turns the cells of an equation red where it does not hold, and says below the
// table by how much.
func (b *intake) balances(s *report.Section, row int) error {
	any := false
	for i := range s.Table.Identities {
		id := &s.Table.Identities[i]
		if id.Kind != report.IdentityBalance {
			continue
		}
		any = true
		all := append(append([]report.Address{}, id.Left...), id.Right...)
		refs := b.refs(all)
		difference := fmt.Sprintf("SUM(%s)-SUM(%s)", b.refs(id.Left), b.refs(id.Right))
		at := b.at[id.Left[0]]
		broken := fmt.Sprintf("AND(COUNT(%s)=%d,%s<>0)", fixed(refs), len(all), fixed(difference))
		for _, a := range all {
			if err := b.redIf(at.sheet, b.at[a].ref(), broken); err != nil {
				return err
			}
		}
		below := ref(at.column, row)
		cell := excelize.Cell{Formula: fmt.Sprintf(`IF(COUNT(%s)<%d,"",%s)`, refs, len(all), difference),
			StyleID: b.of(look{format: b.in(`"差"0;"差"-0;"平"`, `"off by "0;"off by "-0;"ok"`)})}
		if left, right, known := b.report.Sides(id); known {
			cell.Value = left.Sub(right).IntPart()
		}
		b.page.set(at.column, row, cell)
		if err := b.redIf(at.sheet, below, broken); err != nil {
			return err
		}
	}
	if !any {
		return nil
	}
	b.page.heights[row] = 24
	b.set(1, row, b.in("勾稽检查", "Balance"), look{head: true})
	return nil
}

// fixed makes the cells of a formula ones that do not move with the cell whose looks they
// decide.
func fixed(formula string) string {
	var out strings.Builder
	for i := 0; i < len(formula); {
		c := formula[i]
		end := i
		for end < len(formula) && formula[end] >= 'A' && formula[end] <= 'Z' {
			end++
		}
		digits := end
		for digits < len(formula) && formula[digits] >= '0' && formula[digits] <= '9' {
			digits++
		}
		switch {
		case end > i && digits > end:
			out.WriteString("$" + formula[i:end] + "$" + formula[end:digits])
			i = digits
		case end > i:
			out.WriteString(formula[i:end])
			i = end
		default:
			out.WriteByte(c)
			i++
		}
	}
	return out.String()
}
