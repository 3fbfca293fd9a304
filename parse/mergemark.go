package parse

import "strings"

// Markdown has no merged cells. Some editors read marks for them: ^ or ^^ is part of
// the cell above, < of the cell to its left.

// mergeMark reports whether a cell holds such a mark and nothing else.
func mergeMark(text string) bool { return markedAbove(text) || markedLeft(text) }

func markedAbove(text string) bool {
	text = strings.TrimSpace(text)
	return text == "^" || text == "^^"
}

func markedLeft(text string) bool { return strings.TrimSpace(text) == "<" }
