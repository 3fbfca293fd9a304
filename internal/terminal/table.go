package terminal

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// columns is how wide a table may be: as a terminal is that nobody has widened. The
// width of the one at hand is not asked for, so that the same table looks the same in a
// log, in a letter and for a colleague.
const columns = 80

// gap stands between two columns.
const gap = "  "

// narrowest is the width below which no column is broken.
const narrowest = 8

// WriteTable writes rows in columns that are as wide as their widest cell, where a
// Chinese character takes two places; the columns right are set to the right. Where a
// row would be wider than 80 places, the widest columns are broken over lines.
func WriteTable(b *strings.Builder, rows [][]string, right ...int) {
	widths := columnWidths(rows)
	for _, row := range rows {
		var cells [][]string
		height := 1
		for i, cell := range row {
			cells = append(cells, broken(shown(cell), widths[i], widths[i]))
			height = max(height, len(cells[i]))
		}
		for line := range height {
			var text strings.Builder
			for i, parts := range cells {
				part := ""
				if line < len(parts) {
					part = parts[line]
				}
				space := strings.Repeat(" ", max(0, widths[i]-render.Width(part)))
				if slices.Contains(right, i) {
					part = space + part
				} else {
					part += space
				}
				text.WriteString(part + gap)
			}
			b.WriteString(strings.TrimRight(text.String(), " ") + "\n")
		}
	}
}

// columnWidths returns the widths of the columns, which fit into a row.
func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], render.Width(shown(cell)))
		}
	}
	total := len(gap) * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	for ; total > columns; total-- {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= narrowest {
			break
		}
		widths[widest]--
	}
	return widths
}

// shown returns a cell as it is shown, on one line.
func shown(cell string) string {
	return strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(message.Visible(cell))
}

// Wrap writes a text in lines of 80 places, each behind so many spaces.
func Wrap(b *strings.Builder, indent int, text string) {
	for _, line := range broken(shown(text), columns-indent, columns-indent) {
		b.WriteString(strings.Repeat(" ", indent) + line + "\n")
	}
}

// WrapBehind writes a text on the line on which another was written, and goes on as [Wrap]
// does.
func WrapBehind(b *strings.Builder, written string, indent int, text string) {
	for i, line := range broken(shown(text), columns-render.Width(shown(written)), columns-indent) {
		if i > 0 {
			b.WriteString(strings.Repeat(" ", indent))
		}
		b.WriteString(line + "\n")
	}
}
