package doc

import (
	"bytes"
	"strings"
)

// A bar behind a backslash is part of a cell of Markdown, not its end. Where a table is
// read as text, another character stands for it until the cells are told apart.

// escapedBar is that character, which no text has (a noncharacter of Unicode).
const escapedBar = "\uFDD4"

// HideBars puts it in the place of bars behind a backslash.
func HideBars(source []byte) []byte {
	if !bytes.Contains(source, []byte(`\|`)) {
		return source
	}
	out := make([]byte, 0, len(source))
	for i := 0; i < len(source); i++ {
		switch {
		case source[i] != '\\' || i+1 == len(source):
			out = append(out, source[i])
		case source[i+1] == '|':
			out = append(out, escapedBar...)
			i++
		default:
			out = append(out, source[i], source[i+1])
			i++
		}
	}
	return out
}

// ShowBars undoes that.
func ShowBars(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		for k := range b.Runs {
			b.Runs[k].Text = strings.ReplaceAll(b.Runs[k].Text, escapedBar, "|")
		}
		ShowBars(b.Lines)
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for k := range row {
				row[k].Text = strings.ReplaceAll(row[k].Text, escapedBar, "|")
			}
		}
	}
}
