package layout

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"

	"github.com/govdisclosure/annualreport/internal/message"
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
	// Address is that of the figure in whose cell the character stands, "" elsewhere.
	Address string

	places []message.Text // what Where says, the widest first
}

// within puts a wider place before the places of a character.
func (e *MissingError) within(place message.Text) {
	e.places = append([]message.Text{place}, e.places...)
	e.Where = e.where(language.English)
}

func (e *MissingError) where(lang language.Tag) string {
	names := make([]string, len(e.places))
	for i, p := range e.places {
		names[i] = p.In(lang)
	}
	return strings.Join(names, message.Text{ZH: "，", EN: ", "}.In(lang))
}

// Error says where and which character, in English, with the code.
func (e *MissingError) Error() string {
	return message.Coded("layout: "+e.Message(language.English), e.Code())
}

// Code is "layout.missing" or, for a letter of a script that is written from right to left,
// "layout.right_to_left".
func (e *MissingError) Code() string {
	if rightToLeft(e.Rune) {
		return "layout.right_to_left"
	}
	return "layout.missing"
}

// Message says where and which character.
func (e *MissingError) Message(lang language.Tag) string {
	where := e.where(lang)
	if len(e.places) == 0 {
		where = e.Where
	}
	if e.Section != "" {
		where = message.Text{ZH: "“%[1]s”之下，%[2]s", EN: "under “%[1]s”, %[2]s"}.Fill(lang, e.Section, where)
	}
	return message.Catalogue()[e.Code()].Fill(lang, where, strconv.QuoteRune(e.Rune), fmt.Sprintf("U+%04X", e.Rune))
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
func (r *reader) name(block render.Block) message.Text {
	switch b := block.(type) {
	case *render.Title:
		return message.Text{ZH: "标题", EN: "the title"}
	case *render.Heading:
		if b.Level == 1 {
			return message.Text{ZH: "标题本身", EN: "the heading itself"}
		}
		return numbered("第%d段", "paragraph %d", r.paragraphs)
	case *render.Paragraph:
		return numbered("第%d段", "paragraph %d", r.paragraphs)
	case *render.Figure:
		return numbered("第%d幅图片", "picture %d", r.pictures)
	case *render.Table:
		if b.Name != "" && !strings.Contains(r.section, b.Name) {
			name := shorten(b.Name)
			return message.Text{ZH: fmt.Sprintf("第%d个表格“%s”", r.tables, name), EN: fmt.Sprintf("table %d “%s”", r.tables, name)}
		}
		return numbered("第%d个表格", "table %d", r.tables)
	}
	kind := fmt.Sprintf("%T", block)
	return message.Text{ZH: kind, EN: "a block of the kind " + kind}
}

func numbered(zh, en string, n int) message.Text {
	return message.Text{ZH: fmt.Sprintf(zh, n), EN: fmt.Sprintf(en, n)}
}

// locate adds the place of the block that was taken last to an error.
func (r *reader) locate(i int, block render.Block, err error) error {
	var missing *MissingError
	switch {
	case errors.As(err, &missing):
		missing.Block, missing.Section = i, r.section
		missing.within(r.name(block))
		return missing
	case r.section != "":
		return fmt.Errorf("layout: under “%s”, %s: %w", r.section, r.name(block).EN, err)
	}
	return fmt.Errorf("layout: %s: %w", r.name(block).EN, err)
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
func (t *table) where(c *setCell) message.Text {
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
	return message.Text{ZH: fmt.Sprintf("第%d行%s，第%d列%s", c.row+1, named(rows), c.column+1, named(columns)),
		EN: fmt.Sprintf("row %d%s, column %d%s", c.row+1, named(rows), c.column+1, named(columns))}
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
