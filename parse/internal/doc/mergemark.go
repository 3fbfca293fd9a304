package doc

import "strings"

// Markdown has no merged cells. Some editors read marks for them: ^ or ^^ is part of
// the cell above, < of the cell to its left.

// MergeMark reports whether a cell holds such a mark and nothing else.
func MergeMark(text string) bool { return MarkedAbove(text) || MarkedLeft(text) }

func MarkedAbove(text string) bool {
	text = strings.TrimSpace(text)
	return text == "^" || text == "^^"
}

func MarkedLeft(text string) bool { return strings.TrimSpace(text) == "<" }
