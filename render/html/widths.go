package html

import (
	"slices"
	"strings"
	"unicode"

	"github.com/govdisclosure/annualreport/render"
)

// What columns measure, in rem: the size of the type that a reader has chosen. The type of
// tables is a little smaller than that of the text.
const (
	typeSize    = 0.875
	cellPadding = 0.7
	figureWidth = 2.6 // of a column of figures, at least
	labelsWidth = 11  // of all columns of labels: on a phone there must be room beside them
	widest      = 18  // what one word may ask for
	textWidth   = 24  // what a column of text may ask for, in columns of a screen
	mostHeld    = 3   // more columns of labels than these do not stay in sight
)

// labelColumns counts the columns at the left that hold no figure, where others do.
func (t *table) labelColumns() int {
	for k := range t.Columns {
		for _, row := range t.grid {
			if row[k].Cell.Role == render.RoleFigure {
				return k
			}
		}
	}
	return 0
}

// held returns how many columns stay in sight where the table scrolls.
func (t *table) held() int {
	if t.labels > mostHeld {
		return 0
	}
	return t.labels
}

// widths returns the least width of each column, and of all of them. Where there is more
// room all grow alike.
func (t *table) widths() (all []float64, least float64) {
	all = make([]float64, len(t.Columns))
	labels := 0.0
	for k := range t.labels {
		labels += t.Columns[k]
	}
	figures := t.labels > 0 || t.hasFigures()
	for k, w := range t.Columns {
		switch {
		case k < t.labels:
			all[k] = labelsWidth * w / labels
		case figures:
			all[k] = figureWidth
		default:
			all[k] = min(w, textWidth)*typeSize/2 + cellPadding
		}
	}
	// First the cells of one column, then those that span some.
	for _, spans := range []bool{false, true} {
		for i, row := range t.grid {
			for k, p := range row {
				if p.Row == i && p.Column == k && (p.Cell.ColSpan > 1) == spans {
					widen(all[k:k+max(p.Cell.ColSpan, 1)], needs(p.Cell))
				}
			}
		}
	}
	for _, w := range all {
		least += w
	}
	return all, least
}

func (t *table) hasFigures() bool {
	return slices.ContainsFunc(t.Rows, func(r render.Row) bool {
		return slices.ContainsFunc(r.Cells, func(c render.Cell) bool { return c.Role == render.RoleFigure })
	})
}

// widen makes columns together as wide as something.
func widen(columns []float64, least float64) {
	sum := 0.0
	for _, w := range columns {
		sum += w
	}
	if sum >= least {
		return
	}
	for k := range columns {
		columns[k] += (least - sum) / float64(len(columns))
	}
}

// needs returns the width below which a cell could not show its text: the whole of a
// figure, otherwise what is not broken.
func needs(c *render.Cell) float64 {
	longest := 0
	if c.Role == render.RoleFigure {
		for line := range strings.SplitSeq(c.Text, "\n") {
			longest = max(longest, render.Width(line))
		}
	} else {
		longest = longestWord(c.Text)
	}
	return min(float64(longest)*typeSize*0.55+cellPadding, widest)
}

// The marks that do not end a line and those that do not begin one.
const (
	openingMarks = "（《〈「『【〔“‘(["
	closingMarks = "，。、；：？！）》〉」』】〕”’…·％),.;:!?%]"
)

// longestWord returns how many columns of a screen the longest piece of a text takes that
// is not broken: a word of letters or digits, a character with the marks that stay by it.
func longestWord(s string) int {
	longest, width := 0, 0
	stays := false // with what stood before
	for _, c := range s {
		word := c < 0x2E80 && !unicode.IsSpace(c)
		if !stays && !strings.ContainsRune(closingMarks, c) {
			width = 0
		}
		width += render.Width(string(c))
		longest = max(longest, width)
		stays = word && !strings.ContainsRune(closingMarks, c) || strings.ContainsRune(openingMarks, c)
	}
	return longest
}
