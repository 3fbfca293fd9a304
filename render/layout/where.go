package layout

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"github.com/govdisclosure/annualreport/render"
)

// MissingError says that a character cannot be set: no face has it, or it is a letter of
// a script that is written from right to left.
type MissingError struct {
	Rune rune
	// Block is the index of the block in the document.
	Block int
	// Section is the text of the heading of level 1 under which the character stands, ""
	// above the first.
	Section string
	// Where is the place under that heading as a reader finds it: which paragraph,
	// caption or cell, by the names of its row and column, and which character of it.
	Where string
}

func (e *MissingError) Error() string {
	where := e.Where
	if e.Section != "" {
		where = "under “" + e.Section + "”, " + where
	}
	if rightToLeft(e.Rune) {
		return fmt.Sprintf("layout: %s: the letter %q (U+%04X) is written from right to left, which is not set here", where, e.Rune, e.Rune)
	}
	return fmt.Sprintf("layout: %s: no face has the character %q (U+%04X)", where, e.Rune, e.Rune)
}

// rightToLeft reports whether a character is a letter of such a script. Set in the order
// of the text it would read backwards, and Arabic without its joined forms.
func rightToLeft(r rune) bool {
	if r < 0x590 || r >= 0x900 && r < 0xFB1D { // but for two marks, which no face needs
		return false
	}
	properties, _ := bidi.LookupRune(r)
	return properties.Class() == bidi.R || properties.Class() == bidi.AL
}

// reader follows a document as somebody does who looks for a place in it.
type reader struct {
	section string // the last heading of level 1
	// paragraphs, tables and pictures count what stood under it. A heading of a lower
	// level is a paragraph of the text.
	paragraphs, tables, pictures int
}

// next takes the next block.
func (r *reader) next(block render.Block) {
	switch b := block.(type) {
	case *render.Heading:
		if b.Level == 1 {
			*r = reader{section: shorten(plain(b.Runs))}
			return
		}
		r.paragraphs++
	case *render.Paragraph:
		r.paragraphs++
	case *render.Figure:
		r.pictures++
	case *render.Table:
		r.tables++
	}
}

// name names the block that was taken last.
func (r *reader) name(block render.Block) string {
	switch b := block.(type) {
	case *render.Title:
		return "the title"
	case *render.Heading:
		if b.Level == 1 {
			return "the heading itself"
		}
		return fmt.Sprintf("paragraph %d", r.paragraphs)
	case *render.Paragraph:
		return fmt.Sprintf("paragraph %d", r.paragraphs)
	case *render.Figure:
		return fmt.Sprintf("picture %d", r.pictures)
	case *render.Table:
		if b.Name != "" && !strings.Contains(r.section, b.Name) {
			return fmt.Sprintf("table %d “%s”", r.tables, shorten(b.Name))
		}
		return fmt.Sprintf("table %d", r.tables)
	}
	return fmt.Sprintf("a block of the kind %T", block)
}

// locate adds the place of the block that was taken last to an error.
func (r *reader) locate(i int, block render.Block, err error) error {
	var missing *MissingError
	switch {
	case errors.As(err, &missing):
		missing.Block, missing.Section, missing.Where = i, r.section, r.name(block)+", "+missing.Where
		return missing
	case r.section != "":
		return fmt.Errorf("layout: under “%s”, %s: %w", r.section, r.name(block), err)
	}
	return fmt.Errorf("layout: %s: %w", r.name(block), err)
}

// shorten cuts a text to what is enough to find it by.
func shorten(s string) string {
	const most = 24
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// where names the place of a cell: its row and column, and what they are called.
func (t *table) where(c *setCell) string {
	var rows, columns []string
	for _, place := range t.grid[c.row][:c.column] {
		if place.Cell.Role == render.RoleRowHead {
			rows = appendName(rows, place.Cell.Text)
		}
	}
	// The headings nearest above: a table may have others further down than its first
	// rows.
	found := false
	for i := c.row - 1; i >= 0; i-- {
		place := t.grid[i][c.column]
		head := place.Cell.Role == render.RoleColumnHead
		if found && !head {
			break
		}
		if found = found || head; head {
			columns = appendName(columns, place.Cell.Text)
		}
	}
	slices.Reverse(columns)
	return fmt.Sprintf("row %d%s, column %d%s", c.row+1, named(rows), c.column+1, named(columns))
}

func appendName(names []string, text string) []string {
	text = shorten(strings.ReplaceAll(text, "\n", ""))
	if text == "" || len(names) > 0 && names[len(names)-1] == text {
		return names
	}
	return append(names, text)
}

func named(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " (" + strings.Join(names, " · ") + ")"
}
