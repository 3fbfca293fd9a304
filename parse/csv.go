package parse

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// A worksheet that was saved as text has a comma behind every cell, the same number
// in every row.

// leastColumns and leastRows are what a table of a report has at least: with fewer, a
// text with commas is a text.
const (
	leastColumns = 4
	leastRows    = 20
)

// csvTable reads comma-separated values. It returns nil where the text is none.
func csvTable(b *account, text []byte) (*grid, error) {
	head := text[:min(len(text), 64<<10)]
	if bytes.Count(head, []byte(",")) < leastColumns*leastRows/2 {
		return nil, nil
	}
	r := csv.NewReader(b.timed(text))
	r.LazyQuotes = true
	g := &grid{line: 1}
	for {
		row, err := r.Read() // every row has as many cells as the first
		if errors.Is(err, io.EOF) {
			break
		}
		if overLimit(err) {
			return nil, err
		}
		if err != nil || len(row) < leastColumns {
			return nil, nil
		}
		if err := b.addCells(len(row)); err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		cells := make([]cell, len(row))
		for k, s := range row {
			cells[k] = cell{text: s, line: line, col: k, cols: 1, rows: 1}
		}
		g.rows = append(g.rows, cells)
	}
	if len(g.rows) < leastRows {
		return nil, nil
	}
	return g, nil
}
