package parse

import "unicode"

// What is raised beside a figure of a table is the mark of a note, and what is struck
// out was deleted: neither is a digit of it. They are written so that nobody takes
// them for one.

// raisedBeside is a text that is raised or lowered, behind another in a cell.
func raisedBeside(before rune, s string) string {
	if s = trim(s); s == "" || !unicode.IsDigit(before) {
		return s
	}
	return "[" + s + "]"
}

// struckInCell is a text of a cell that is struck out.
func struckInCell(s string) string {
	if trim(s) == "" {
		return s
	}
	return "~~" + s + "~~"
}
