package layout

import "github.com/govdisclosure/annualreport/internal/message"

// Page describes the page and the sizes of what stands on it. A field that is
// zero has the value that GB/T 9704-2012 gives it, named beside the field.
type Page struct {
	Width, Height Length // the paper: A4, 210 × 297 mm (5.1)
	Top, Left     Length // margins: 天头 37 mm and 订口 28 mm (5.2.1)
	// AreaWidth and AreaHeight are the type area (版心): 156 × 225 mm (5.2.1).
	AreaWidth, AreaHeight Length
	// Ink says that the type area begins with the ink of the first line and ends with that
	// of the last, so that 37 mm of paper are blank above the characters. The standard does
	// not say which is meant. Without it the area holds whole lines of the grid, and a
	// character stands in the middle of its line, 2.3 mm below the area's edge; with it
	// lines are 10.45 mm apart, not 10.23, and the grid begins 34.60 mm from the page's
	// edge. An implementer of GB/T 33476.2-2016 reports margins of 34.58 and 32.58 mm and
	// lines 10.39 mm apart, which is this reading.
	Ink   bool
	Lines int // lines on a page: 22 (5.2.3)
	// Characters is the number of full-width characters in a line: 28 (5.2.3). They
	// fill the line, so a character's pitch is the area's width divided by it.
	Characters int

	BodySize   Length // 三号, 16 pt (5.2.2); also that of headings
	TitleSize  Length // 二号, 22 pt (7.3.1)
	NumberSize Length // of the page number: 四号, 14 pt (7.5)
	// NumberGap is the distance from the type area to the dashes beside the page
	// number: 7 mm (7.5).
	NumberGap Length
	// NoNumbers leaves the page numbers out.
	NoNumbers bool

	// TableSize is the size of type in tables: 五号, 10.5 pt. A table that would not
	// fit on a page is set smaller, in steps of half a point, down to TableLeast,
	// 9 pt; one that fits at no size continues on the next page.
	TableSize, TableLeast Length
}

// orStandard returns the page with the standard's values for what is zero.
func (p Page) orStandard() Page {
	set := func(l *Length, standard Length) {
		if *l == 0 {
			*l = standard
		}
	}
	set(&p.Width, MM(210))
	set(&p.Height, MM(297))
	set(&p.Top, MM(37))
	set(&p.Left, MM(28))
	set(&p.AreaWidth, MM(156))
	set(&p.AreaHeight, MM(225))
	set(&p.BodySize, Pt(16))
	set(&p.TitleSize, Pt(22))
	set(&p.NumberSize, Pt(14))
	set(&p.NumberGap, MM(7))
	set(&p.TableSize, Pt(10.5))
	set(&p.TableLeast, min(Pt(9), p.TableSize))
	if p.Lines == 0 {
		p.Lines = 22
	}
	if p.Characters == 0 {
		p.Characters = 28
	}
	return p.aroundInk()
}

// aroundInk returns the page with an area of whole lines, where the one that it has reaches
// from ink to ink.
func (p Page) aroundInk() Page {
	if !p.Ink || p.Lines < 2 {
		return p
	}
	p.Ink = false
	p.AreaHeight = (p.AreaHeight - p.BodySize).times(int64(p.Lines), int64(p.Lines-1))
	above := (p.line() - p.BodySize) / 2 // the ink of a line
	p.Top -= above
	p.NumberGap -= above
	return p
}

// check reports what cannot be set on such a page.
func (p Page) check() error {
	const far = 100000 * Point // keeps all sums far below the range of Length
	for _, l := range []struct {
		name  string
		value Length
		least Length
	}{
		{"Width", p.Width, 1}, {"Height", p.Height, 1}, {"Top", p.Top, 0}, {"Left", p.Left, 0},
		{"AreaWidth", p.AreaWidth, 1}, {"AreaHeight", p.AreaHeight, 1},
		{"BodySize", p.BodySize, Point}, {"TitleSize", p.TitleSize, Point}, {"NumberSize", p.NumberSize, Point},
		{"NumberGap", p.NumberGap, 0}, {"TableSize", p.TableSize, Point}, {"TableLeast", p.TableLeast, Point},
	} {
		if l.value < l.least || l.value > far {
			return message.Errorf("layout.page", l.name, l.value)
		}
	}
	switch {
	case p.Lines < 1 || p.Lines > 10000:
		return message.Errorf("layout.lines", p.Lines)
	case p.Characters < 1 || p.Characters > 10000:
		return message.Errorf("layout.characters", p.Characters)
	case p.TableLeast > p.TableSize:
		return message.Errorf("layout.table_least", p.TableLeast, p.TableSize)
	case p.Left+p.AreaWidth > p.Width || p.Top+p.AreaHeight > p.Height:
		return message.Errorf("layout.area",
			p.AreaWidth, p.AreaHeight, p.Left, p.Top, p.Width, p.Height)
	}
	return nil
}

// line returns the distance between the baselines of two lines of the grid.
func (p Page) line() Length { return p.AreaHeight / Length(p.Lines) }

// slot returns the top of a line of the grid, from the page's top edge. It is not
// a multiple of line: the lines fill the area to its last thousandth.
func (p Page) slot(i int) Length { return p.Top + p.AreaHeight.times(int64(i), int64(p.Lines)) }

// pitch returns the distance between two full-width characters of body text.
func (p Page) pitch() Length { return p.AreaWidth / Length(p.Characters) }
