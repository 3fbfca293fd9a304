package xlsx

import "github.com/xuri/excelize/v2"

// page is a sheet that is being made, cell by cell in any order. It is written as a stream,
// the way in which a formula keeps its value.
type page struct {
	cells         map[int]map[int]excelize.Cell // by row and column, from 1
	heights       map[int]float64               // of rows
	widths        []float64                     // of columns
	merges        [][2]string
	rows, columns int
	fixed         int // rows that stay in view
}

func (p *page) set(column, row int, c excelize.Cell) {
	if p.cells[row] == nil {
		p.cells[row] = map[int]excelize.Cell{}
	}
	p.cells[row][column] = c
	p.rows, p.columns = max(p.rows, row), max(p.columns, column)
}

// write ends the sheet.
func (p *page) write(f *excelize.File, sheet string) error {
	sw, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	for i, w := range p.widths {
		if err := sw.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if p.fixed > 0 {
		if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: p.fixed, TopLeftCell: ref(1, p.fixed+1), ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	for row := 1; row <= p.rows; row++ {
		var all []any
		for column := 1; column <= p.columns && p.cells[row] != nil; column++ {
			if c, ok := p.cells[row][column]; ok {
				all = append(all, c)
			} else {
				all = append(all, nil)
			}
		}
		if err := sw.SetRow(ref(1, row), all, excelize.RowOpts{Height: p.heights[row]}); err != nil {
			return err
		}
	}
	for _, m := range p.merges {
		if err := sw.MergeCell(m[0], m[1]); err != nil {
			return err
		}
	}
	return sw.Flush()
}
