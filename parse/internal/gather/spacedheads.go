package gather

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// spacedHeads returns the column heads whose characters all stand above the first
// figures; broken over lines and side by side, their words are not whole. Where heads
// can be told in one line, they come as they stand in it, too: what contradicts the
// order of the form then shows.
func (ga *gatherer) spacedHeads(s *report.Section, table []spacedLine) [][]doc.Cell {
	above := table
	if i := slices.IndexFunc(table, func(l spacedLine) bool { return len(l.figures) > 0 }); i >= 0 && s.Table.HeadRows > 0 {
		above = table[:i]
	}
	there := map[rune]bool{}
	for _, l := range above {
		for _, w := range l.words {
			for _, c := range han.Letters(w.text) {
				there[c] = true
			}
		}
	}
	var heads []string // of the form, whose characters stand there
	var rows [][]doc.Cell
	for _, row := range s.Table.Rows {
		var cells []doc.Cell
		for _, c := range row.Cells {
			if c.Role == report.RoleColumnHead && !strings.ContainsFunc(han.Letters(c.Label.ZH), func(c rune) bool { return !there[c] }) {
				heads = append(heads, c.Label.ZH)
				cells = append(cells, doc.Cell{Text: c.Label.ZH, Line: table[0].line})
			}
		}
		if len(cells) > 0 {
			rows = append(rows, cells)
		}
	}
	for _, l := range above {
		var cells []doc.Cell
		for _, w := range l.words {
			if head := headOf(w.text, heads); head != "" {
				cells = append(cells, doc.Cell{Text: head, Line: l.line})
			}
		}
		if len(cells) > 1 {
			rows = append(rows, cells)
		}
	}
	return rows
}

// headOf returns the head that a word is, or of which alone it is a piece.
func headOf(word string, heads []string) string {
	word = han.Letters(word)
	if utf8.RuneCountInString(word) < 2 {
		return ""
	}
	found := ""
	for _, h := range heads {
		core := han.Letters(h)
		if core == word {
			return h
		}
		if strings.Contains(core, word) {
			if found != "" && found != h {
				return ""
			}
			found = h
		}
	}
	return found
}

// strangers returns the words of a table that belong to none of its labels.
func (ga *gatherer) strangers(s *report.Section, table []spacedLine) [][]doc.Cell {
	var all strings.Builder
	for _, l := range ga.form.Labels {
		if l.Section == s {
			all.WriteString(l.Full + " ")
		}
	}
	var out [][]doc.Cell
	for _, l := range table {
		for _, w := range l.words {
			core := han.Letters(w.text)
			if utf8.RuneCountInString(core) > 2 && contained(core, all.String()) < nearby {
				out = append(out, []doc.Cell{{Text: w.text, Line: l.line}})
			}
		}
	}
	return out
}
