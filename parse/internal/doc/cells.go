package doc

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
)

// LongestRow is the number of bytes of the longest line that is taken for a row.
const LongestRow = 64 << 10

var Bars = strings.NewReplacer("｜", "|", "│", "|", "┃", "|")

// SplitCells splits a line at its bars or tabs; a line without either is one cell.
func SplitCells(raw string) (cells []string, celled bool) {
	s := Bars.Replace(raw)
	switch {
	case strings.Contains(s, "|"):
		cells = strings.Split(s, "|")
		if han.Trim(cells[0]) == "" {
			cells = cells[1:]
		}
		if n := len(cells); n > 0 && han.Trim(cells[n-1]) == "" {
			cells = cells[:n-1]
		}
	case strings.Contains(s, "\t"):
		cells = strings.Split(s, "\t")
	default:
		return []string{s}, false
	}
	return cells, true
}
