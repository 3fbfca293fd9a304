package text

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A worksheet that was saved as text has a comma behind every cell, the same number
// in every row.

// leastColumns and leastRows are what a table of a report has at least: with fewer, a
// text with commas is a text.
const (
	leastColumns = 4
	leastRows    = 20
)

// CSV reads comma-separated values. It returns nil where the text is none.
func CSV(b *doc.Account, text []byte) (*doc.Table, error) {
	head := text[:min(len(text), 64<<10)]
	if bytes.Count(head, []byte(",")) < leastColumns*leastRows/2 {
		return nil, nil
	}
	r := csv.NewReader(b.Timed(text))
	r.LazyQuotes = true
	g := &doc.Table{Line: 1}
	for {
		row, err := r.Read() // every row has as many cells as the first
		if errors.Is(err, io.EOF) {
			break
		}
		if doc.OverLimit(err) {
			return nil, err
		}
		if err != nil || len(row) < leastColumns {
			return nil, nil
		}
		if err := b.AddCells(len(row)); err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		cells := make([]doc.Cell, len(row))
		for k, s := range row {
			cells[k] = doc.Cell{Text: s, Line: line, Col: k, Cols: 1, Rows: 1}
		}
		g.Rows = append(g.Rows, cells)
	}
	if len(g.Rows) < leastRows {
		return nil, nil
	}
	return g, nil
}
