package parse

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// piece is what stands between two tables, or a table or the part of one that a page
// has: characters without white space.
type piece struct {
	text string
	rows [][]string // nil for text
	// headRows is how many rows are repeated where the table goes on.
	headRows int
}

// pieces lists what the pages show.
func (p *printed) pieces() []piece {
	var w pieceWriter
	for i := range p.pages {
		for _, e := range p.pages[i].elements {
			switch {
			case e.Line != nil:
				w.write(e.Line.Text)
			case e.Table != nil:
				w.table(shownCells(e.Table), 0)
			}
		}
	}
	return w.end()
}

func shownCells(t *pdfread.Table) [][]string {
	rows := make([][]string, len(t.Rows)-1)
	for i := range t.Cells {
		c := &t.Cells[i]
		rows[c.Row] = append(rows[c.Row], printedCell(t, c))
	}
	return rows
}

// pieceWriter gathers pieces.
type pieceWriter struct {
	all  []piece
	text strings.Builder
}

func (w *pieceWriter) write(s string) { w.text.WriteString(han.Ink(s)) }

func (w *pieceWriter) table(rows [][]string, headRows int) {
	w.end()
	p := piece{headRows: headRows, rows: make([][]string, len(rows))}
	for i, row := range rows {
		for _, text := range row {
			p.rows[i] = append(p.rows[i], han.Ink(text))
		}
	}
	w.all = append(w.all, p)
}

func (w *pieceWriter) end() []piece {
	if w.text.Len() > 0 {
		w.all = append(w.all, piece{text: w.text.String()})
		w.text.Reset()
	}
	return w.all
}
