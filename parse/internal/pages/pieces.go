package pages

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// Piece is what stands between two tables, or a table or the part of one that a page
// has: characters without white space.
type Piece struct {
	Text string
	Rows [][]string // nil for text
	// HeadRows is how many rows are repeated where the table goes on.
	HeadRows int
}

// pieces lists what the pages show.
func (p *Sheets) pieces() []Piece {
	var w PieceWriter
	for i := range p.pages {
		for _, e := range p.pages[i].elements {
			switch {
			case e.Line != nil:
				w.Write(e.Line.Text)
			case e.Table != nil:
				w.Table(shownCells(e.Table), 0)
			}
		}
	}
	return w.End()
}

func shownCells(t *pdfread.Table) [][]string {
	rows := make([][]string, len(t.Rows)-1)
	for i := range t.Cells {
		c := &t.Cells[i]
		rows[c.Row] = append(rows[c.Row], printedCell(t, c))
	}
	return rows
}

// PieceWriter gathers pieces.
type PieceWriter struct {
	all  []Piece
	text strings.Builder
}

func (w *PieceWriter) Write(s string) { w.text.WriteString(han.Ink(s)) }

func (w *PieceWriter) Table(rows [][]string, headRows int) {
	w.End()
	p := Piece{HeadRows: headRows, Rows: make([][]string, len(rows))}
	for i, row := range rows {
		for _, text := range row {
			p.Rows[i] = append(p.Rows[i], han.Ink(text))
		}
	}
	w.all = append(w.all, p)
}

func (w *PieceWriter) End() []Piece {
	if w.text.Len() > 0 {
		w.all = append(w.all, Piece{Text: w.text.String()})
		w.text.Reset()
	}
	return w.all
}
