package layout

// Result is a document set on pages.
type Result struct {
	Width, Height Length // of the paper
	Sheets        []Sheet
	Outline       []Entry
}

// Sheet is a finished page. What comes later lies on top of what comes earlier,
// in the order Areas, Rules, Pictures, Lines.
type Sheet struct {
	Number   int // 1 for the first
	Lines    []Line
	Areas    []Rectangle // shaded
	Rules    []Rectangle // the lines of tables, black
	Pictures []Picture
}

// Kind says what a line belongs to.
type Kind uint8

const (
	KindBody Kind = iota
	KindTitle
	KindHeading
	KindCell
	KindCaption
	KindNumber // the page number
)

// Line is a line of text.
type Line struct {
	Kind Kind
	// Block is the index of what the line belongs to in the document's blocks. It says
	// nothing of a page number.
	Block int
	// Cell is the index of a line's cell (KindCell) among the cells of its table, row by
	// row.
	Cell int
	// Repeated says that the line stands on an earlier sheet already: the heading of a
	// table that goes on, or a cell that goes on beside its rows.
	Repeated bool
	Runs     []Run
}

// Run is a row of glyphs of one face and size on one baseline, and of one heading or
// address.
type Run struct {
	Face Face
	Size Length
	// Condensed is the width that the glyphs are condensed to, in thousandths of
	// their own; 1000 for nearly all.
	Condensed int
	// X and Y are the origin of the first glyph, from the page's left and top edges.
	X, Y   Length
	Glyphs []Glyph
	// Heading is the level of the heading that the run is a part of, where it is run into
	// its paragraph; 0 for none.
	Heading int
	// Link is the URL that the run, which is an address, leads to; "" for none.
	Link string
}

// Glyph is a glyph of a run.
type Glyph struct {
	Rune rune
	ID   uint16 // the glyph's number in the face
	// Space says that white space follows for which no face has a glyph.
	Space bool
	// Advance is the distance from its origin to that of the next glyph.
	Advance Length
}

// Text returns the characters of the run.
func (r Run) Text() string {
	b := make([]rune, len(r.Glyphs))
	for i, g := range r.Glyphs {
		b[i] = g.Rune
	}
	return string(b)
}

// Text returns the characters of the line.
func (l Line) Text() string {
	s := ""
	for _, r := range l.Runs {
		s += r.Text()
	}
	return s
}

// Rectangle is a filled area, from the page's left and top edges.
type Rectangle struct {
	X, Y, Width, Height Length
	Color               Color
}

// Color is a colour as red, green and blue.
type Color [3]uint8

// Picture is a picture scaled to its place.
type Picture struct {
	X, Y, Width, Height Length
	// Block is the index of the [render.Figure] in the document's blocks.
	Block int
}

// Entry is an entry of the outline.
type Entry struct {
	Level int // 0 for the upper level
	Text  string
	Sheet int    // index in Sheets
	Y     Length // the top of the heading's line, from the page's top edge
}
