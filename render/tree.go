package render

import "time"

// Document is a composed report: what a backend sets on paper or screen.
// A backend reads it and never changes it, so one Document may be rendered by
// several goroutines at once.
type Document struct {
	Meta   Meta
	Blocks []Block
	Source Source
}

// Meta describes the document to the programs that file it.
type Meta struct {
	Title    string
	Author   string // the office
	Subject  string
	Keywords []string
	Language string // BCP 47, "zh-CN"
	// Year is the year that the document reports on; 0 where it reports on none.
	Year int
	// Date is the day of publication, in UTC; zero where none was given. It is
	// the only date in a rendered file: a backend never asks the clock.
	Date time.Time
}

// Source is the report behind the document, in machine-readable form, for the
// backends that can carry it: a custom XML part in DOCX, an attached file in
// PDF, a comment in Markdown. It may be empty; then nothing is carried.
type Source struct {
	// JSON is the whole report as canonical JSON, UTF-8.
	JSON []byte
	// Digest is "sha256:" and the digest of JSON in hexadecimal.
	Digest string
	// Summary is one line of JSON that holds what the visible document does
	// not show (the kind of office, the day of publication, which totals were
	// stated) and the digest. It contains no "--" and no ">", so that it may
	// stand in an HTML comment.
	Summary string
}

// Block is one of *Title, *Heading, *Paragraph, *Table and *Figure.
type Block interface{ block() }

// Title is the document's title, in the parts that may stand on lines of their
// own: the name of the office, then what the document is. A backend that breaks
// a part further breaks it between words.
type Title struct {
	Parts []string
}

// Heading is a heading on a line of its own.
type Heading struct {
	// Level is 1 for 一、 2 for （一） 3 for 1. 4 for （1）, as GB/T 9704-2012
	// clause 7.3.3 counts them.
	Level int
	Runs  []Run
}

// Paragraph is a paragraph of running text.
type Paragraph struct {
	Runs []Run
}

// Run is a stretch of text in one style. It holds no line break.
type Run struct {
	Text string
	Bold bool
	// Heading is not 0 where the run is a heading run into its paragraph: then
	// it is the level, counted as in [Heading], and the run the paragraph's
	// first.
	Heading int
}

// Table is a table whose cells may span rows and columns.
type Table struct {
	// Name says what the table holds, for readers who do not see it and for
	// messages. It is not printed.
	Name string
	// Caption is printed with the table; "" for the three tables of the form,
	// whose heading stands above them.
	Caption string
	// Columns holds the relative widths, one a column.
	Columns []float64
	// HeadRows is the number of rows at the top that are repeated where the
	// table continues on another page.
	HeadRows int
	Rows     []Row
}

// Row holds the cells that begin in it, from left to right. A position covered
// by a cell from an earlier row or column has no cell here, as in HTML.
type Row struct {
	Cells []Cell
}

// Cell is a cell of a table.
type Cell struct {
	Text    string // may hold "\n" between lines that the writer broke
	Address string // of a figure of the form, as [report.Address]; "" elsewhere
	Role    Role
	Align   Align
	ColSpan int // 0 and 1 mean one column
	RowSpan int // 0 and 1 mean one row
}

// Role says what a cell is for; a backend chooses its looks by it.
type Role int

const (
	// RoleText is a cell of running text.
	RoleText Role = iota
	// RoleColumnHead names the columns below it.
	RoleColumnHead
	// RoleRowHead names the row or rows beside it.
	RoleRowHead
	// RoleBand is a shaded row that parts a table into blocks; it names the
	// rows below it.
	RoleBand
	// RoleFigure is a figure. Its text is never wrapped.
	RoleFigure
)

// Align is the horizontal alignment of a cell; vertically all are centred.
type Align int

const (
	AlignCenter Align = iota
	AlignLeft
	AlignRight
	AlignJustify
)

// Figure is a picture.
type Figure struct {
	Data    []byte // a whole PNG or JPEG file
	Format  string // "png" or "jpeg"
	Width   int    // pixels
	Height  int    // pixels
	Alt     string // what it shows, for readers who do not see it
	Caption string // printed below it; may be ""
}

func (*Title) block()     {}
func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Table) block()     {}
func (*Figure) block()    {}
