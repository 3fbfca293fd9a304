package report

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// FormatSpec is an edition of the form as data. [NewFormat] makes a [Format] of
// it. The specs of the editions in use are values in this package; a program may
// write its own.
type FormatSpec struct {
	// ID names the edition in a file, as "2021".
	ID string
	// Notice is the notice that issued the form.
	Notice Label
	// Title is what stands below the name of the organ; "{year}" in it gives way
	// to the year.
	Title Label
	// Sections are the parts of the report in their order.
	Sections []Section
}

// Section is a part of the report: a text, or a table with a text above and below.
type Section struct {
	// Key is the key of the text, or of the table, in a file.
	Key string
	// Number is the Chinese numeral before the title, as "一".
	Number string
	// Title is the title without its number.
	Title Label
	// Basis are the articles of the 条例 that ask for the section.
	Basis []Article
	// Table is the table of the section, nil where the section is a text.
	Table *Table
}

// Heading returns the section's heading as it is printed, as "一、" and the title.
func (s *Section) Heading() string { return s.Number + "、" + s.Title.ZH }

// TextKeys returns the keys of the section's texts, in their order: its own key,
// or those of the texts above and below its table.
func (s *Section) TextKeys() []string {
	if s.Table == nil {
		return []string{s.Key}
	}
	return []string{s.Key + ".lead", s.Key + ".notes"}
}

// Table is the skeleton of a table, and what its figures have to fulfil.
type Table struct {
	// Name is how people refer to it, as 表三.
	Name Label
	// Widths are the relative widths of the columns.
	Widths []float64
	// HeadRows is the number of heading rows, repeated on every page.
	HeadRows int
	Rows     []Row
	// Identities are the equations between cells: first the sums by which
	// totals derive, then the others.
	Identities []Identity
	// Carries are the cells that one year hands on to the next.
	Carries []Handover `json:",omitempty" yaml:",omitempty"`
}

// Handover says that In counts what Out of the year before did (上年结转).
type Handover struct{ Out, In Address }

// Row holds the cells that begin in it, from left to right; a position covered by
// a span has none.
type Row struct {
	Cells []Cell
	// Basis are the articles of the 条例 under which the row's figures count.
	Basis []Article
}

// Cell is a cell of the form.
type Cell struct {
	Role  Role
	Label Label // of all roles but RoleFigure
	Align Align
	// ColSpan and RowSpan are the columns and rows it covers; 0 means 1.
	ColSpan, RowSpan int
	// Address and Unit are those of a figure.
	Address Address
	Unit    Unit
	// Signed says that the figure may be negative, as a change from last year is.
	Signed bool `json:",omitempty" yaml:",omitempty"`
}

// Role says what a cell of the form is for.
type Role int

const (
	// RoleNote is a remark printed in the table.
	RoleNote Role = iota
	// RoleColumnHead names the columns below it.
	RoleColumnHead
	// RoleRowHead names the rows beside it.
	RoleRowHead
	// RoleBand is a shaded row that names the rows below it.
	RoleBand
	// RoleFigure is where a figure is filled in.
	RoleFigure
)

// Align is the horizontal alignment of a cell.
type Align int

const (
	AlignCenter Align = iota
	AlignLeft
	AlignJustify
)

// Identity is an equation between cells: the sum of Left equals the sum of Right.
type Identity struct {
	Kind  IdentityKind
	Left  []Address
	Right []Address
}

// IdentityKind says what an identity is.
type IdentityKind int

const (
	// IdentityTotal is a total on the left and its parts on the right: the total
	// derives from them.
	IdentityTotal IdentityKind = iota
	// IdentityBalance holds between cells that are filled in independently, as
	// 勾稽关系 of the form's own remark.
	IdentityBalance
)

// Format is an edition of the form, checked and indexed. It is immutable and safe
// for concurrent use.
type Format struct {
	spec    FormatSpec
	figures []Figure
	index   map[Address]int
	root    branch // the addresses as they nest
}

// Figure is a cell of figures with all that the form says about it.
type Figure struct {
	Address Address
	Unit    Unit
	// Signed says that the figure may be negative.
	Signed bool
	// Section is the section it stands in, and Row and Column its place in the
	// section's table, from 0.
	Section     *Section
	Row, Column int
	// RowLabels and ColumnLabels are the labels that name it, from the outermost
	// to the innermost; a band counts among the labels of the row.
	RowLabels, ColumnLabels []Label
	// Basis are the articles of the 条例 under which it counts.
	Basis []Article
	// Parts are the cells it is the sum of; empty for a free figure. Where it is
	// a sum in two directions, these are the cells of its own row.
	Parts []Address

	field []int // the field of Report that holds it; nil where none does
}

// Free reports whether the figure is filled in, not derived.
func (f *Figure) Free() bool { return len(f.Parts) == 0 }

// Label returns how a person names the cell: the table, the labels of its row and
// those of its column, with 表三 before and a · between.
func (f *Figure) Label() Label {
	join := func(english bool) string {
		parts := []string{f.Section.Table.Name.In(english)}
		for _, l := range f.RowLabels {
			parts = append(parts, l.In(english))
		}
		rows := strings.Join(parts, " ")
		parts = parts[:0]
		for _, l := range f.ColumnLabels {
			parts = append(parts, l.In(english))
		}
		return rows + " · " + strings.Join(parts, " ")
	}
	return Label{ZH: join(false), EN: join(true)}
}

// NewFormat checks and indexes an edition of the form. The spec must not be
// changed afterwards.
func NewFormat(spec FormatSpec) (*Format, error) {
	f := &Format{spec: spec, index: map[Address]int{}}
	for i := range spec.Sections {
		s := &spec.Sections[i]
		if s.Table == nil {
			continue
		}
		if err := f.addTable(s); err != nil {
			return nil, message.Errorf("format.section", spec.ID, s.Key, err)
		}
	}
	// Only now do the figures stay where they are in memory.
	for i := range f.figures {
		figure := &f.figures[i]
		figure.field = fields()[string(figure.Address)]
		f.root.grow(figure)
	}
	return f, nil
}

// addTable takes up the figures of a section's table.
func (f *Format) addTable(s *Section) error {
	t := s.Table
	grid, err := t.grid()
	if err != nil {
		return err
	}
	before := len(f.figures)
	for i, row := range grid {
		for j, place := range row {
			c := place.cell
			if c.Role != RoleFigure || place.row != i || place.column != j {
				continue
			}
			if !strings.HasPrefix(string(c.Address), s.Key+".") {
				return message.Errorf("format.address", c.Address)
			}
			if _, twice := f.index[c.Address]; twice {
				return message.Errorf("format.address_twice", c.Address)
			}
			f.index[c.Address] = len(f.figures)
			f.figures = append(f.figures, Figure{
				Address: c.Address, Unit: c.Unit, Signed: c.Signed, Section: s, Row: i, Column: j,
				RowLabels: rowLabels(grid, i, j), ColumnLabels: columnLabels(grid, i, j),
				Basis: t.Rows[i].Basis,
			})
		}
	}
	if len(f.figures) == before {
		return message.Errorf("format.no_figure")
	}
	for _, c := range t.Carries {
		for _, a := range []Address{c.Out, c.In} {
			if _, ok := f.index[a]; !ok {
				return message.Errorf("format.carries", a)
			}
		}
	}
	for _, id := range t.Identities {
		for _, a := range append(append([]Address(nil), id.Left...), id.Right...) {
			if _, ok := f.index[a]; !ok {
				return message.Errorf("format.identity", a)
			}
		}
		if id.Kind != IdentityTotal {
			continue
		}
		if len(id.Left) != 1 {
			return message.Errorf("format.total", len(id.Left))
		}
		if total := &f.figures[f.index[id.Left[0]]]; total.Parts == nil {
			total.Parts = id.Right
		}
	}
	return nil
}

// ID names the edition in a file, as "2021".
func (f *Format) ID() string { return f.spec.ID }

// Notice is the notice that issued the form.
func (f *Format) Notice() Label { return f.spec.Notice }

// Title returns what stands below the name of the organ in the title. Of year 0, which
// is none, it names no year.
func (f *Format) Title(year int) string {
	if year == 0 {
		return strings.ReplaceAll(strings.ReplaceAll(f.spec.Title.ZH, "{year}年", ""), "{year}", "")
	}
	return strings.ReplaceAll(f.spec.Title.ZH, "{year}", fmt.Sprint(year))
}

// Sections returns the parts of the report in their order. The caller must not
// change them.
func (f *Format) Sections() []Section { return f.spec.Sections }

// Section returns the section with the key, or nil.
func (f *Format) Section(key string) *Section {
	for i := range f.spec.Sections {
		if f.spec.Sections[i].Key == key {
			return &f.spec.Sections[i]
		}
	}
	return nil
}

// Figures returns all cells of figures, table by table, row by row. The caller
// must not change them.
func (f *Format) Figures() []Figure { return f.figures }

// Figure resolves an address to its cell.
func (f *Format) Figure(a Address) (*Figure, error) {
	i, ok := f.index[a]
	if !ok {
		return nil, message.Errorf("report.no_cell", a, f.spec.ID)
	}
	return &f.figures[i], nil
}

// TextKeys returns the keys of all texts of a report in their order, "opening"
// first.
func (f *Format) TextKeys() []string {
	keys := []string{openingKey}
	for i := range f.spec.Sections {
		keys = append(keys, f.spec.Sections[i].TextKeys()...)
	}
	return keys
}

// openingKey is the key of the text before the first section, which every edition
// has.
const openingKey = "opening"
