package docx

import (
	"math"
	"strings"

	"github.com/govdisclosure/annualreport/render"
)

// tableSize is a size in which a table can be set: a set of paragraph styles of
// template/word/styles.xml and what they set.
type tableSize struct {
	suffix string  // of the names of the styles
	points float64 // size of the text
	line   int     // height of a line, twips
	row    int     // least height of a row, twips
}

// tableSizes are the sizes from the largest to the smallest: 五号 with room in its
// rows, 五号, and 小五.
var tableSizes = [...]tableSize{
	{points: 10.5, line: 270, row: 340},
	{points: 10.5, line: 270},
	{suffix: "Small", points: 9, line: 240},
}

// The rest of what the table style sets, in twips.
const (
	cellPadding = 57 // left and right
	rowPadding  = 28 // top and bottom
	ruleWidth   = 10
)

// chooseSize returns the largest size, as an index into tableSizes, in which a
// table with a heading above fits one page, and whether there is one. A table that
// fits in none is set in 五号 and continues on another page.
func (l *look) chooseSize(t *render.Table, grid [][]render.Place, edges []int) (size int, whole bool) {
	room := l.height - l.line
	if t.Caption != "" {
		room -= l.line
	}
	for i, s := range tableSizes {
		if most := l.table.points; most > 0 && s.points > most && i < len(tableSizes)-1 {
			continue
		}
		if s.height(grid, edges) <= room {
			return i, true
		}
	}
	return 1, false
}

// height estimates how high a table gets, in twips, from widths of characters
// that hold for all fonts of official documents: one em for a Chinese
// character, half an em for a Latin one.
func (s tableSize) height(grid [][]render.Place, edges []int) int {
	heights := make([]int, len(grid))
	for i, row := range grid {
		for col, p := range row {
			cell := p.Cell
			rows := max(cell.RowSpan, 1)
			if p.Column != col || p.Row+rows-1 != i { // counted where it ends
				continue
			}
			lines := 1
			if cell.Role != render.RoleFigure { // which is made smaller, not broken
				lines = s.lines(cell.Text, edges[col+max(cell.ColSpan, 1)]-edges[col])
			}
			need := max(lines*s.line+2*rowPadding, s.row) + ruleWidth
			for _, h := range heights[p.Row:i] {
				need -= h
			}
			heights[i] = max(heights[i], need)
		}
	}
	total := ruleWidth
	for _, h := range heights {
		total += h
	}
	return total
}

// lines estimates on how many lines a text is set in a cell of a width.
func (s tableSize) lines(text string, width int) int {
	// In half ems; a line that ends in the middle of a Chinese character ends
	// before it.
	room := max(int(float64(width-2*cellPadding-ruleWidth)/(10*s.points))&^1, 2)
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max((halfEms(line)+room-1)/room, 1)
	}
	return n
}

// halfEms returns the width of a text in half ems.
func halfEms(text string) int {
	n := 0
	for _, r := range text {
		if r < 0x2E80 && (r < 0x2010 || r > 0x203B) {
			n++
		} else {
			n += 2
		}
	}
	return n
}

// figurePoints returns the size, at most that of s, in which a figure stands on
// one line in a cell of a width: a figure broken over two lines reads as two.
func (s tableSize) figurePoints(text string, width int) float64 {
	// A digit is at most 0.56 em wide in any of the fonts.
	fits := float64(width-2*cellPadding-ruleWidth) / 20 / (0.56 * float64(len(text)))
	return min(s.points, max(math.Floor(2*fits)/2, 1))
}
