package pdfread

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Line is a line of characters, from left to right.
type Line struct {
	Text string
	// Left and Right are its ends, Y its baseline, in points.
	Left, Right, Y float64
	Size           float64 // of the largest character
	Font           string  // of the first
	glyphs         []Glyph // without what is drawn twice
}

// gap is the space, as a part of the size, from which words stand apart.
const gap = 0.12

// Word is a part of a line.
type Word struct {
	Text        string
	Left, Right float64
}

// Words returns the parts of the line between which there is any space.
func (l *Line) Words() []Word {
	var all []Word
	var text strings.Builder
	end := func() {
		if n := len(all); n > 0 {
			all[n-1].Text = text.String()
		}
	}
	for i := range l.glyphs {
		g := &l.glyphs[i]
		if n := len(all); n > 0 && g.X-l.glyphs[i-1].Right < gap*max(g.Size, l.glyphs[i-1].Size) {
			all[n-1].Right = max(g.Right, all[n-1].Right)
		} else {
			end()
			text = strings.Builder{}
			all = append(all, Word{Left: g.X, Right: g.Right})
		}
		text.WriteString(g.Text)
	}
	end()
	return all
}

// Runs yields the characters of a page that are drawn one behind the other, as programs
// draw a line or a part of one. The page may lose those that were yielded.
func (p *Page) Runs() iter.Seq[[]Glyph] {
	return func(yield func([]Glyph) bool) {
		for from := 0; from < len(p.Glyphs); {
			to := from + 1
			for to < len(p.Glyphs) && goesOn(&p.Glyphs[to-1], &p.Glyphs[to]) {
				to++
			}
			if !yield(p.Glyphs[from:to]) {
				return
			}
			from = to
		}
	}
}

// goesOn reports whether a character goes on with what the one before it began, with
// room for a few spaces between them.
func goesOn(a, b *Glyph) bool {
	const spaces, same = 1.5, 0.1
	return a.toward == b.toward && math.Abs(a.Size-b.Size) <= same*a.Size &&
		math.Hypot(b.X-a.Right, b.Y-a.endY) <= spaces*a.Size
}

// lines gathers characters into lines, from the top down. What runs in another
// direction than from left to right is returned apart, as it is drawn.
func lines(glyphs []Glyph, cell bool) (all []Line, aside string) {
	var upright []Glyph
	var others strings.Builder
	for _, g := range glyphs {
		if g.toward == rightward {
			upright = append(upright, g)
		} else {
			others.WriteString(g.Text)
		}
	}
	slices.SortStableFunc(upright, func(a, b Glyph) int { return cmp.Compare(a.Y, b.Y) })
	for len(upright) > 0 {
		// Raised characters belong to the line too.
		n, size := 1, upright[0].Size
		for n < len(upright) && upright[n].Y-upright[n-1].Y <= 0.45*max(size, upright[n].Size) &&
			upright[n].Y-upright[0].Y <= 0.5*max(size, upright[n].Size) {
			size = max(size, upright[n].Size)
			n++
		}
		all = append(all, lineOf(upright[:n], cell))
		upright = upright[n:]
	}
	return all, others.String()
}

// lineOf makes a line of its characters. In a cell, what is raised behind a digit is
// the mark of a note, and put in brackets, so that it is none of the figure.
func lineOf(glyphs []Glyph, cell bool) Line {
	// By their middles: a mark whose blank half is cut off begins before its neighbour.
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.X+a.Right, b.X+b.Right) })
	l := Line{Left: glyphs[0].X, Right: glyphs[0].Right, Font: glyphs[0].Font}
	var b strings.Builder
	var before *Glyph
	largest := slices.MaxFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Size, b.Size) })
	noted := false // a bracket is open
	l.glyphs = glyphs[:0]
	for i := range glyphs {
		g := &glyphs[i]
		if before != nil && (again(before, g) || blank(g) && i+1 < len(glyphs) && glyphs[i+1].X-before.Right < gap*g.Size) {
			continue // or a space for which there is no room
		}
		switch raised := cell && g.Size < 0.8*largest.Size && g.Y < largest.Y-0.1*largest.Size; {
		case raised && !noted && before != nil && digits(before.Text):
			b.WriteByte('[')
			noted = true
		case !raised && noted:
			b.WriteByte(']')
			noted = false
		}
		if before != nil && apart(before, g) {
			b.WriteByte(' ')
		}
		b.WriteString(g.Text)
		if g.Size > l.Size {
			l.Size, l.Y = g.Size, g.Y
		}
		l.Right = max(l.Right, g.Right)
		l.glyphs = append(l.glyphs, *g)
		before = &l.glyphs[len(l.glyphs)-1]
	}
	if noted {
		b.WriteByte(']')
	}
	l.Text = b.String()
	return l
}

// again reports whether a character is drawn a second time in its place, as some
// programs do to make it bold.
func again(a, b *Glyph) bool {
	return a.Text == b.Text && math.Abs(a.X-b.X) < 0.15*b.Size && math.Abs(a.Y-b.Y) < 0.15*b.Size
}

func blank(g *Glyph) bool { return strings.TrimSpace(g.Text) == "" }

// apart reports whether a space stands between two characters that none was drawn
// for: between words a quarter of the size is one, between Han characters it takes
// what no justified line has.
func apart(a, b *Glyph) bool {
	space := b.X - a.Right
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	next, _ := utf8.DecodeRuneInString(b.Text)
	if last == ' ' || next == ' ' || last == '\u3000' || next == '\u3000' {
		return false
	}
	if wide(last) || wide(next) {
		return space > 0.9*max(a.Size, b.Size)
	}
	return space > 0.2*max(a.Size, b.Size)
}

func wide(c rune) bool {
	k := width.LookupRune(c).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth || k == width.EastAsianAmbiguous
}
