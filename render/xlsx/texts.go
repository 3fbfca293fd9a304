package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// longestCell is how many characters a cell of a workbook holds.
const longestCell = 32_767

// texts writes a sheet of texts.
func (b *rollUp) texts(s *Sheet) error {
	if err := b.newSheet(s.Name); err != nil {
		return err
	}
	landscape, fit, pages := "landscape", true, 0
	if err := b.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToHeight: &pages}); err != nil {
		return err
	}
	if err := b.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	row := 2 + len(s.Notes)
	for i, cells := range s.Rows {
		for k, c := range cells {
			if to := b.target(c); to != "" {
				if err := b.SetCellHyperLink(s.Name, ref(k+1, row+1+i), to, "Location"); err != nil {
					return err
				}
			}
		}
	}
	sw, err := b.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for i, width := range s.Widths {
		if err := sw.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: row, TopLeftCell: ref(1, row+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := sw.SetRow(ref(1, 1), []any{excelize.Cell{StyleID: b.of(look{title: true, left: true}), Value: s.Title}}, excelize.RowOpts{Height: 28}); err != nil {
		return err
	}
	for i, note := range s.Notes {
		if err := sw.SetRow(ref(1, 2+i), []any{excelize.Cell{StyleID: b.of(look{note: true}), Value: cut(note)}}); err != nil {
			return err
		}
	}
	var heads []any
	for _, h := range s.Heads {
		heads = append(heads, excelize.Cell{StyleID: b.of(look{head: true}), Value: h})
	}
	if err := sw.SetRow(ref(1, row), heads); err != nil {
		return err
	}
	for i, cells := range s.Rows {
		var all []any
		for _, c := range cells {
			all = append(all, b.text(c))
		}
		if err := sw.SetRow(ref(1, row+1+i), all); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// text returns a cell of text. What looks like a formula is text all the same.
func (b *rollUp) text(c Cell) excelize.Cell {
	cell := excelize.Cell{StyleID: b.of(look{left: !c.Number, wrap: true, red: c.Red, link: b.target(c) != "" && !c.Red}), Value: cut(c.Text)}
	if n, err := strconv.ParseInt(c.Text, 10, 64); c.Number && err == nil && len(c.Text) <= mostDigits {
		cell.Value = n
	}
	return cell
}

// target is where a cell leads to.
func (b *rollUp) target(c Cell) string {
	if c.Row < 1 || c.Row > len(b.Rows) {
		return ""
	}
	at, ok := b.at[c.Address]
	f, err := b.format.Figure(c.Address)
	if !ok || err != nil {
		return ""
	}
	return absolute(at.sheet, at.column, officeRow(headRows(b.ofSection(f.Section)), c.Row-1))
}

// cut shortens a text to what a cell holds, and says so.
func cut(s string) string {
	letters := []rune(s)
	units := 0
	for i, c := range letters {
		if units++; c > 0xFFFF {
			units++
		}
		if units > longestCell-1 {
			return string(letters[:i]) + "…"
		}
	}
	return s
}
